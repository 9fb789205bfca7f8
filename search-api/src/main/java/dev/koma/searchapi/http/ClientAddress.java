package dev.koma.searchapi.http;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Where a request comes from, as far as limits are concerned: an IPv4 address, or the /64 network of an IPv6 address,
 * because one subscriber has at least that many addresses.
 *
 * @param address of an IPv6 network the first one
 */
public record ClientAddress(InetAddress address) {
    private static final int NETWORK_BYTES = 8;

    public ClientAddress {
        address = address instanceof Inet6Address ? network(address) : address;
    }

    private static InetAddress network(InetAddress address) {
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("address of " + bytes.length + " bytes", e);
        }
    }

    /** {@code 192.0.2.7} or {@code 2001:db8:1:2::/64}, spelled as RFC 5952 says. */
    @Override
    public String toString() {
        String spelled = NetUtil.toAddressString(address);
        return address instanceof Inet6Address ? spelled + "/64" : spelled;
    }
}
