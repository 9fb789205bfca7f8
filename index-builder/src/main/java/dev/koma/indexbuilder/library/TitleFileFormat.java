package dev.koma.indexbuilder.library;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads both forms of the {@link TitleFile}. */
final class TitleFileFormat {
    private static final ObjectReader ROW = new ObjectMapper().readerFor(Row.class);
    private static final Set<String> COLUMNS =
            Set.of("folder", "anilist", "idMal", "native", "romaji", "english", "synonyms", "isAdult");

    private TitleFileFormat() {}

    record Names(
            @JsonProperty("native") @Nullable String nativeTitle,
            @Nullable String romaji,
            @Nullable String english) {}

    record Row(
            @Nullable String folder,
            @Nullable Integer anilist,
            @Nullable Integer idMal,
            @Nullable Names title,
            @Nullable List<@Nullable String> synonyms,
            boolean isAdult) {}

    static List<Title> read(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try {
            return file.toString().toLowerCase(Locale.ROOT).endsWith(".csv") ? csv(plain) : json(plain);
        } catch (JsonProcessingException e) {
            throw new IOException("The titles file " + file + " cannot be read: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IOException("The titles file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<Title> json(String text) throws JsonProcessingException {
        JsonNode root = new ObjectMapper().readTree(text);
        List<Title> titles = new ArrayList<>();
        if (root instanceof ObjectNode folders) {
            for (Map.Entry<String, JsonNode> entry : folders.properties()) {
                if (!(entry.getValue() instanceof ObjectNode row)) {
                    throw new IllegalArgumentException("the value of \"" + entry.getKey() + "\" is not an object");
                }
                titles.add(title(ROW.treeToValue(row.put("folder", entry.getKey()), Row.class), entry.getKey()));
            }
            return titles;
        }
        if (!root.isArray()) {
            throw new IllegalArgumentException("expected an array or an object");
        }
        for (JsonNode row : root) {
            titles.add(title(ROW.treeToValue(row, Row.class), "entry " + (titles.size() + 1)));
        }
        return titles;
    }

    private static Title title(@Nullable Row row, String where) {
        if (row == null || row.folder() == null || row.folder().isBlank()) {
            throw new IllegalArgumentException(where + " has no folder");
        }
        Names names = row.title() == null ? new Names(null, null, null) : row.title();
        List<@Nullable String> synonyms = row.synonyms() == null ? List.of() : row.synonyms();
        return new Title(
                row.folder(),
                anilist(row.anilist(), where),
                row.idMal(),
                names.nativeTitle(),
                names.romaji(),
                names.english(),
                synonyms.stream().filter(Objects::nonNull).toList(),
                row.isAdult());
    }

    private static @Nullable Integer anilist(@Nullable Integer id, String where) {
        if (id != null && id < 1) {
            throw new IllegalArgumentException(where + " has the AniList id " + id);
        }
        return id;
    }

    private static List<Title> csv(String text) throws IOException {
        CsvMapper mapper = new CsvMapper();
        List<Title> titles = new ArrayList<>();
        try (MappingIterator<Map<String, String>> rows = mapper.readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(text)) {
            while (rows.hasNextValue()) {
                titles.add(title(row(rows.nextValue(), "row " + (titles.size() + 1)), "row " + (titles.size() + 1)));
            }
        }
        return titles;
    }

    private static Row row(Map<String, String> cells, String where) {
        Set<String> unknown = new TreeSet<>(cells.keySet());
        unknown.removeAll(COLUMNS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("there is no such column: " + String.join(", ", unknown));
        }
        String synonyms = cells.getOrDefault("synonyms", "");
        return new Row(
                cells.get("folder"),
                number(cells.get("anilist"), where),
                number(cells.get("idMal"), where),
                new Names(text(cells.get("native")), text(cells.get("romaji")), text(cells.get("english"))),
                synonyms.isBlank() ? List.of() : List.of(synonyms.split("\\s*\\|\\s*")),
                Boolean.parseBoolean(cells.getOrDefault("isAdult", "false").strip()));
    }

    private static @Nullable String text(@Nullable String cell) {
        return cell == null || cell.isBlank() ? null : cell.strip();
    }

    private static @Nullable Integer number(@Nullable String cell, String where) {
        String digits = text(cell);
        if (digits == null) {
            return null;
        }
        try {
            return Integer.valueOf(digits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(where + " has \"" + digits + "\" where a number is expected", e);
        }
    }
}
