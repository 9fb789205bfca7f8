package dev.koma.benchmarks.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Tables in files of comma-separated values (RFC 4180, without line breaks in fields); the first line names the columns. */
public final class Csv {
    private Csv() {}

    /** Reads a table: each row by the names of the columns. */
    public static List<Row> read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty()) {
            throw new IOException(file + " is empty");
        }
        List<String> names = fields(lines.getFirst());
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> fields = fields(line);
            if (fields.size() != names.size()) {
                throw new IOException(file + " has " + names.size() + " columns, but this line: " + line);
            }
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < names.size(); i++) {
                row.put(names.get(i), fields.get(i));
            }
            rows.add(new Row(row));
        }
        return rows;
    }

    /** One line of a table. */
    public record Row(Map<String, String> fields) {
        public Row {
            fields = Map.copyOf(fields);
        }

        /** A field, empty when there is no such column. */
        public String get(String column) {
            return Objects.requireNonNullElse(fields.get(column), "");
        }
    }

    /** A line, without its end. */
    public static String line(Object... fields) {
        List<String> quoted = new ArrayList<>();
        for (Object field : fields) {
            String text = field.toString();
            boolean special = text.contains(",") || text.contains("\"");
            quoted.add(special ? '"' + text.replace("\"", "\"\"") + '"' : text);
        }
        return String.join(",", quoted);
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char at = line.charAt(i);
            if (at == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append(at);
                i++;
            } else if (at == '"') {
                quoted = !quoted;
            } else if (at == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(at);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
