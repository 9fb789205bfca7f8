package dev.koma.benchmarks.hostile;

import java.util.List;

/** Requests and addresses that are hostile whatever file comes with them. */
final class HostileRequests {
    private HostileRequests() {}

    /** Values of {@code url} that must not be fetched. */
    static List<String> urls(Decoys decoys) {
        String port = decoys.address().substring(decoys.address().lastIndexOf(':'));
        return List.of(
                "notaurl",
                "file://" + decoys.file(),
                "ftp://example.org/a.jpg",
                "data:image/png;base64,AAAA",
                "http://" + decoys.address() + "/a.jpg",
                "http://localhost" + port + "/a.jpg",
                "http://127.1" + port + "/",
                "http://2130706433" + port + "/",
                "http://0x7f.1" + port + "/",
                "http://0177.0.0.1" + port + "/",
                "http://[::1]" + port + "/",
                "http://[::ffff:127.0.0.1]" + port + "/",
                "http://127\u30020\u30020\u30021" + port + "/",
                "http://169.254.169.254/latest/meta-data/",
                "http://10.0.0.1/",
                "http://[fd00::1]/",
                "http://user:password@example.org/",
                "http://127.0.0.1" + port + "#@example.org/",
                "http://example.org:22/",
                "http://" + "a".repeat(3000) + "/");
    }

    /** Whole requests, as they stand on the wire. */
    static List<String> raw() {
        String search = "POST /search HTTP/1.1\r\nHost: koma.test\r\nContent-Type: image/jpeg\r\n";
        return List.of(
                search + "Content-Length: 11811160064\r\n\r\n",
                search + "Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcd",
                search + "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /me HTTP/1.1\r\n\r\n",
                search + "Transfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n",
                search + "Transfer-Encoding: xchunked\r\nContent-Length: 4\r\n\r\nabcd",
                search + "Content-Length: 1000\r\n\r\nab", // and nothing more
                search + "Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd",
                search + "Expect: 100-continue\r\nContent-Length: 20971520\r\n\r\n",
                "POST /search HTTP/1.1\r\nHost: koma.test\r\nContent-Type: multipart/form-data\r\nContent-Length: 4\r\n\r\nabcd",
                "GET /me HTTP/1.1\r\nHost: koma.test\r\nX: " + "a".repeat(65_536) + "\r\n\r\n",
                "GET /me HTTP/1.1\r\nHost: koma.test\r\n" + "X: 1\r\n".repeat(10_000) + "\r\n",
                "GET /" + "a".repeat(100_000) + " HTTP/1.1\r\nHost: koma.test\r\n\r\n",
                "TRACE /search HTTP/1.1\r\nHost: koma.test\r\n\r\n",
                "GET /image/1/a.mp4?t=1&token=" + "A".repeat(10_000) + " HTTP/1.1\r\nHost: koma.test\r\n\r\n",
                "GET /video/-/..%2f..%2fetc%2fpasswd?t=NaN&token=%00 HTTP/1.1\r\nHost: koma.test\r\n\r\n",
                "\0\1\2\3 not HTTP at all\r\n\r\n",
                "POST /sea"); // and nothing more
    }
}
