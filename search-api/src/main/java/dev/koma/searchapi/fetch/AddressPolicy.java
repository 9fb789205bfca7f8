package dev.koma.searchapi.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Says which addresses are on the public internet. Everything that the special-purpose registries of IANA (RFC 6890 and its
 * updates) list as not globally reachable is refused, and so are the IPv6 forms that carry an IPv4 address inside.
 *
 * <p>{@link InetAddress}'s own questions are not enough: they know neither carrier-grade NAT nor unique local addresses.
 */
final class AddressPolicy {
    private static final List<Block> REFUSED_V4 = blocks(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // carrier-grade NAT; also metadata services of some clouds
            "127.0.0.0/8", // loopback
            "169.254.0.0/16", // link local; metadata services
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, and broadcast

    /** The only part of IPv6 that is handed out for global unicast: what lies outside is local, mapped, or something else. */
    private static final Block GLOBAL_UNICAST = Block.of("2000::/3");

    private static final List<Block> REFUSED_V6 = blocks(
            "2001::/23", // protocol assignments: Teredo, benchmarks, ORCHID
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4, carries an IPv4 address
            "3fff::/20"); // documentation

    private AddressPolicy() {}

    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return REFUSED_V4.stream().noneMatch(block -> block.contains(bytes));
        }
        return GLOBAL_UNICAST.contains(bytes)
                && REFUSED_V6.stream().noneMatch(block -> block.contains(bytes))
                && !isIsatap(bytes);
    }

    /** ISATAP (RFC 5214): the interface id is 0000:5efe or 0200:5efe, then an IPv4 address. */
    private static boolean isIsatap(byte[] v6) {
        return (v6[8] & ~2) == 0 && v6[9] == 0 && v6[10] == 0x5e && v6[11] == (byte) 0xfe;
    }

    private static List<Block> blocks(String... prefixes) {
        return Arrays.stream(prefixes).map(Block::of).toList();
    }

    /** The addresses whose first bits are these. */
    private record Block(byte[] network, int bits) {
        static Block of(String prefix) {
            String[] parts = prefix.split("/", 2);
            return new Block(InetAddress.ofLiteral(parts[0]).getAddress(), Integer.parseInt(parts[1]));
        }

        boolean contains(byte[] address) {
            int whole = bits / 8;
            if (!Arrays.equals(network, 0, whole, address, 0, whole)) {
                return false;
            }
            int rest = bits % 8;
            return rest == 0 || ((network[whole] ^ address[whole]) & 0xFF) >>> (8 - rest) == 0;
        }
    }
}
