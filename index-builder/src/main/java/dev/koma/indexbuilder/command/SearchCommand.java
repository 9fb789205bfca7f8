package dev.koma.indexbuilder.command;

import dev.koma.indexbuilder.refinement.StretchDecoder;
import dev.koma.indexbuilder.settings.LibrarySettings;
import dev.koma.media.picture.ChildPictureDecoder;
import dev.koma.media.picture.DecodedPicture;
import dev.koma.media.picture.PictureDecoder;
import dev.koma.media.picture.PictureLimits;
import dev.koma.sceneindex.picture.Picture;
import dev.koma.sceneindex.search.Answer;
import dev.koma.sceneindex.search.Query;
import dev.koma.sceneindex.store.SceneIndex;
import dev.koma.sceneindex.store.SceneIndexes;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "search", description = "Search for pictures: which video, which second.")
@SuppressWarnings("NullAway.Init") // picocli sets the annotated fields
final class SearchCommand implements Callable<Integer> {
    private static final int LARGEST = 50_000_000;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final CommandContext context;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "IMAGE|URL", arity = "1..*", description = "Files or web addresses of pictures or videos.")
    private List<String> images;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "5",
            description = "Most results for a picture, 1 to 100; default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--cut-borders", description = "Find and remove black borders first.")
    private boolean cutBorders;

    @Option(names = "--anilist", paramLabel = "ID", description = "Search only videos with this AniList id.")
    private @Nullable Integer anilist;

    SearchCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        if (limit < 1 || limit > 100) {
            throw new ParameterException(spec.commandLine(), "--limit must be 1 to 100");
        }
        LibrarySettings settings = common.library(context);
        List<SearchResultText> results = new ArrayList<>();
        try (SceneIndex index = SceneIndexes.open(
                        LibrarySettings.indexDirectory(settings),
                        new StretchDecoder(LibrarySettings.decoderThreads(settings)));
                PictureDecoder decoder = new ChildPictureDecoder(PictureLimits.DEFAULT)) {
            ImageSource source = new ImageSource(LARGEST, LONGEST);
            for (String image : images) {
                results.add(search(image, source, decoder, index));
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        if (common.json()) {
            CommonOptions.printJson(out, results);
        } else {
            results.forEach(result -> result.print(out, images.size() > 1));
        }
        for (SearchResultText result : results) {
            if (!result.error().isEmpty()) {
                spec.commandLine().getErr().println(TerminalText.escape(result.query() + ": " + result.error()));
            }
        }
        boolean failed = results.stream().anyMatch(result -> !result.error().isEmpty());
        return failed ? KomaCommand.FAILED : KomaCommand.DONE;
    }

    private SearchResultText search(String image, ImageSource source, PictureDecoder decoder, SceneIndex index)
            throws IOException, InterruptedException {
        Picture picture;
        try {
            DecodedPicture decoded = decoder.decode(source.read(image));
            picture = new Picture(decoded.width(), decoded.height(), decoded.rgb());
        } catch (IOException e) {
            return SearchResultText.failed(image, Objects.toString(e.getMessage(), "cannot be read"));
        }
        Answer answer = index.search(new Query(picture, cutBorders, anilist, limit));
        return SearchResultText.of(image, answer);
    }
}
