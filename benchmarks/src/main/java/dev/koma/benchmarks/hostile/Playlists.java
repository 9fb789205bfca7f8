package dev.koma.benchmarks.hostile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Texts that a careless decoder takes for a list of other things to read, or draws. */
final class Playlists {
    private static final String DASH = """
            <?xml version="1.0"?>
            <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT1S"
                profiles="urn:mpeg:dash:profile:isoff-on-demand:2011">
            <Period><AdaptationSet mimeType="video/mp4"><Representation id="1" bandwidth="1000" width="64" height="48">
            <BaseURL>%s</BaseURL><SegmentBase indexRange="0-1"/></Representation></AdaptationSet></Period></MPD>
            """;

    private Playlists() {}

    static List<HostileFile> all(Decoys decoys) {
        Map<String, List<String>> rows = new TreeMap<>();
        String http = "http://" + decoys.address() + "/decoy.mp4";
        String file = decoys.file().toUri().toString();
        Path name = decoys.file().getFileName();
        rows.put("U41", svg(http, file));
        rows.put(
                "U42",
                List.of(
                        "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n" + http + "\n#EXT-X-ENDLIST\n",
                        "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n" + file + "\n#EXT-X-ENDLIST\n",
                        "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n" + http + "\n",
                        "#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI=\"" + http + "\"\n#EXTINF:1,\n" + name + "\n"));
        rows.put("U43", List.of(dash(http), dash(file), dash(decoys.file().toString()), dash(String.valueOf(name))));
        rows.put(
                "U44",
                List.of(
                        "ffconcat version 1.0\nfile " + name + "\n",
                        "ffconcat version 1.0\nfile '" + decoys.file() + "'\n",
                        "ffconcat version 1.0\nfile " + http + "\n",
                        "ffconcat version 1.0\nfile " + name + "\ninpoint 1\noutpoint 2\n"));
        rows.put("U45", streaming(decoys, http));
        rows.put(
                "U47",
                List.of(
                        "[Script Info]\nScriptType: v4.00+\n[Events]\nDialogue: 0,0:00:00.00,0:00:01.00,,,0,0,0,,text\n",
                        "1\n00:00:00,000 --> 00:00:01,000\ntext\n",
                        "WEBVTT\n\n00:00.000 --> 00:01.000\ntext\n",
                        "\u001b[31m\u00b0\u00b1\u00b2\u00db art \u001b[0m\n".repeat(100)));
        List<HostileFile> files = new ArrayList<>();
        rows.forEach((row, texts) -> {
            for (int i = 0; i < texts.size(); i++) {
                files.add(HostileFile.refused(row, "text " + i, Bytes.of(texts.get(i))));
            }
        });
        return files;
    }

    private static List<String> svg(String http, String file) {
        String laughs = "<!ENTITY l0 \"lol\">";
        for (int i = 1; i < 10; i++) {
            laughs +=
                    "<!ENTITY l%d \"%s\">".formatted(i, "&l%d;".formatted(i - 1).repeat(10));
        }
        return List.of(
                "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
                "<svg xmlns='http://www.w3.org/2000/svg'><image href='" + http + "'/></svg>",
                "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY x SYSTEM '" + file + "'>]><svg>&x;</svg>",
                "<?xml version='1.0'?><!DOCTYPE svg [" + laughs + "]><svg>&l9;</svg>");
    }

    private static String dash(String base) {
        return DASH.formatted(base);
    }

    private static List<String> streaming(Decoys decoys, String http) {
        String port = decoys.address().substring(decoys.address().lastIndexOf(':') + 1);
        return List.of(
                "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video " + port + " RTP/AVP 96\n"
                        + "a=rtpmap:96 H264/90000\n",
                "rtsp://" + decoys.address() + "/a\n",
                "[playlist]\nFile1=" + http + "\nNumberOfEntries=1\n",
                "<asx version=\"3.0\"><entry><ref href=\"" + http + "\"/></entry></asx>",
                "<?xml version=\"1.0\"?><CompositionPlaylist xmlns=\"http://www.smpte-ra.org/schemas/2067-3/2016\">"
                        + "<Id>urn:uuid:0</Id></CompositionPlaylist>",
                "<MPD><Representation><BaseURL>" + http + "</BaseURL></Representation></MPD>",
                "SMIL\n<smil><body><video src=\"" + http + "\"/></body></smil>");
    }
}
