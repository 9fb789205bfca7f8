package dev.koma.searchapi.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressPolicyTest {
    @ParameterizedTest
    @CsvSource({
        "9.255.255.255, true",
        "10.0.0.0, false",
        "10.255.255.255, false",
        "11.0.0.0, true",
        "172.15.255.255, true",
        "172.16.0.0, false",
        "172.31.255.255, false",
        "172.32.0.0, true",
        "192.167.255.255, true",
        "192.168.0.0, false",
        "192.168.255.255, false",
        "192.169.0.0, true"
    })
    void F5_knowsThePrivateNetworksToTheirExactBounds(String address, boolean isPublic) {
        assertPublic(address, isPublic);
    }

    @ParameterizedTest
    @CsvSource({
        "169.253.255.255, true",
        "169.254.0.0, false",
        "169.254.169.254, false",
        "169.254.255.255, false",
        "169.255.0.0, true",
        "fd00:ec2::254, false",
        "100.100.100.200, false",
        "192.0.0.192, false"
    })
    void F6_refusesTheMetadataServicesOfClouds(String address, boolean isPublic) {
        assertPublic(address, isPublic);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, false",
        "0.255.255.255, false",
        "1.0.0.0, true",
        "100.63.255.255, true",
        "100.64.0.0, false",
        "100.127.255.255, false",
        "100.128.0.0, true",
        "126.255.255.255, true",
        "127.0.0.0, false",
        "127.255.255.255, false",
        "128.0.0.0, true",
        "191.255.255.255, true",
        "192.0.0.0, false",
        "192.0.0.255, false",
        "192.0.1.0, true",
        "192.0.1.255, true",
        "192.0.2.0, false",
        "192.0.2.255, false",
        "192.0.3.0, true",
        "192.88.98.255, true",
        "192.88.99.0, false",
        "192.88.99.255, false",
        "192.88.100.0, true",
        "198.17.255.255, true",
        "198.18.0.0, false",
        "198.19.255.255, false",
        "198.20.0.0, true",
        "198.51.99.255, true",
        "198.51.100.0, false",
        "198.51.100.255, false",
        "198.51.101.0, true",
        "203.0.112.255, true",
        "203.0.113.0, false",
        "203.0.113.255, false",
        "203.0.114.0, true",
        "223.255.255.255, true",
        "224.0.0.0, false",
        "239.255.255.255, false",
        "240.0.0.0, false",
        "255.255.255.255, false"
    })
    void F7_knowsTheSpecialNetworksOfIpv4ToTheirExactBounds(String address, boolean isPublic) {
        assertPublic(address, isPublic);
    }

    @ParameterizedTest
    @CsvSource({
        "::1, false",
        "::, false",
        "::ffff:127.0.0.1, false",
        "::ffff:7f00:1, false",
        "::ffff:10.1.2.3, false",
        "::127.0.0.1, false",
        "::10.0.0.1, false",
        "::8.8.8.8, false"
    })
    void F8_refusesLoopbackAndIpv4InsideIpv6(String address, boolean isPublic) {
        assertPublic(address, isPublic);
    }

    @ParameterizedTest
    @CsvSource({
        "fbff:ffff::1, false",
        "fc00::1, false",
        "fdff:ffff::1, false",
        "fe80::1, false",
        "febf:ffff::1, false",
        "fec0::1, false",
        "ff00::1, false",
        "ff02::1, false",
        "100::1, false",
        "1fff:ffff::1, false",
        "2000::1, true",
        "2001::1, false",
        "2001::80ff:fffe, false",
        "2001:2::1, false",
        "2001:1ff:ffff::1, false",
        "2001:200::1, true",
        "2001:db7:ffff::1, true",
        "2001:db8::1, false",
        "2001:db8:ffff::1, false",
        "2001:db9::1, true",
        "2001:ffff::1, true",
        "2002:7f00:1::, false",
        "2002:a9fe:a9fe::1, false",
        "2003::1, true",
        "2606:4700::1111, true",
        "2606:4700::5efe:7f00:1, false",
        "2606:4700::200:5efe:a00:1, false",
        "2606:4700::100:5efe:a00:1, true",
        "3ffe:ffff::1, true",
        "3fff::1, false",
        "3fff:0fff:ffff::1, false",
        "3fff:1000::1, true",
        "4000::1, false",
        "64:ff9b::7f00:1, false",
        "64:ff9b::169.254.169.254, false",
        "64:ff9b:1::a00:1, false"
    })
    void F9_knowsTheSpecialNetworksOfIpv6ToTheirExactBounds(String address, boolean isPublic) {
        assertPublic(address, isPublic);
    }

    private static void assertPublic(String address, boolean isPublic) {
        assertEquals(isPublic, AddressPolicy.isPublic(InetAddress.ofLiteral(address)), address);
    }
}
