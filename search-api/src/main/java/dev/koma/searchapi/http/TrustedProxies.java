package dev.koma.searchapi.http;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** The addresses and networks whose {@code X-Forwarded-*} headers are believed. */
public final class TrustedProxies {
    private final List<IpSubnetFilterRule> networks;

    private TrustedProxies(List<IpSubnetFilterRule> networks) {
        this.networks = List.copyOf(networks);
    }

    /**
     * @param written addresses such as {@code 10.0.0.5} or {@code ::1}, and networks such as {@code 10.0.0.0/8}; no names
     * @throws IllegalArgumentException with a sentence that names the first one that is neither
     */
    public static TrustedProxies parse(List<String> written) {
        return new TrustedProxies(written.stream().map(TrustedProxies::network).toList());
    }

    private static IpSubnetFilterRule network(String written) {
        String text = written.strip();
        int slash = text.indexOf('/');
        try {
            InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            int bits = address.getAddress().length * Byte.SIZE;
            int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
            return new IpSubnetFilterRule(address, prefix, IpFilterRuleType.ACCEPT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is neither an address nor a network such as 10.0.0.0/8", e);
        }
    }

    public boolean contains(InetAddress address) {
        InetSocketAddress socket = new InetSocketAddress(address, 0);
        for (IpSubnetFilterRule network : networks) { // without a stream, as every request asks this twice
            if (network.matches(socket)) {
                return true;
            }
        }
        return false;
    }
}
