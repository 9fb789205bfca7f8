package dev.koma.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which room may know which, as {@code docs/architecture.md} draws it. Maven's modules hold it first; this holds the rest. */
class DirectionsTest {
    private static final String SCENE_INDEX = "dev.koma.sceneindex..";
    private static final String MEDIA = "dev.koma.media..";
    private static final String INDEX_BUILDER = "dev.koma.indexbuilder..";
    private static final String SEARCH_API = "dev.koma.searchapi..";
    private static final String BOT_CORE = "dev.koma.botcore..";

    private final JavaClasses classes = importAllModules();

    /** What is built of every module, also of those that this one does not depend on. */
    private static JavaClasses importAllModules() {
        try (Stream<Path> modules = Files.list(Path.of("").toAbsolutePath().resolve(".."))) {
            List<Path> built = modules.map(module -> module.resolve("target/classes"))
                    .filter(Files::isDirectory)
                    .toList();
            return new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPaths(built);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void everyRoomIsLookedAt() {
        for (String room : List.of("sceneindex", "media", "indexbuilder", "searchapi")) {
            assertTrue(classes.stream().anyMatch(type -> type.getPackageName().startsWith("dev.koma." + room)), room);
        }
    }

    @Test
    void theSceneIndexKnowsLuceneAndNothingOfOurs() {
        classes()
                .that()
                .resideInAPackage(SCENE_INDEX)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        SCENE_INDEX, "java..", "jdk.incubator.vector..", "org.apache.lucene..", "org.jspecify..")
                .check(classes);
    }

    @Test
    void mediaKnowsFfmpegAndNothingOfOurs() {
        classes()
                .that()
                .resideInAPackage(MEDIA)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(MEDIA, "java..", "org.bytedeco..", "org.jspecify..")
                .check(classes);
    }

    @Test
    void onlyMediaTouchesFfmpeg() {
        noClasses()
                .that()
                .resideOutsideOfPackage(MEDIA)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bytedeco..")
                .check(classes);
    }

    @Test
    void onlyTheSceneIndexTouchesLucene() {
        noClasses()
                .that()
                .resideOutsideOfPackage(SCENE_INDEX)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.lucene..")
                .check(classes);
    }

    @Test
    void theIndexBuilderKnowsOfOursOnlyTheIndexAndMedia() {
        noClasses()
                .that()
                .resideInAPackage(INDEX_BUILDER)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SEARCH_API, BOT_CORE, "dev.koma.discordbot..", "dev.koma.telegrambot..")
                .check(classes);
    }

    @Test
    void nobodyKnowsTheApplication() {
        noClasses()
                .that()
                .resideOutsideOfPackage(SEARCH_API)
                .and()
                .resideOutsideOfPackage("dev.koma.benchmarks..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(SEARCH_API)
                .check(classes);
    }

    @Test
    void theBotFrameworkKnowsNoPlatformAndNoServer() {
        classes()
                .that()
                .resideInAPackage(BOT_CORE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(BOT_CORE, "java..", "com.fasterxml.jackson..", "org.jspecify..")
                .check(classes);
    }

    @Test
    void aPlatformKnowsOfOursOnlyTheBotFramework() {
        for (String platform : List.of("dev.koma.discordbot..", "dev.koma.telegrambot..")) {
            noClasses()
                    .that()
                    .resideInAPackage(platform)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(SCENE_INDEX, MEDIA, INDEX_BUILDER, SEARCH_API)
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }

    @Test
    void onlyTheApplicationKnowsTheContainer() {
        noClasses()
                .that()
                .resideOutsideOfPackage(SEARCH_API)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.inject..", "jakarta.enterprise..", "jakarta.ws.rs..", "io.quarkus..")
                .check(classes);
    }

    @Test
    void packagesAreNamedForWhatTheyDo() {
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..util..", "..utils..", "..common..", "..helper..", "..impl..", "..dto..", "..manager..")
                .check(classes);
        noClasses()
                .should()
                .haveNameMatching(".*(Utils?|Helpers?|Impl|Dto|Manager)")
                .check(classes);
    }

    @Test
    void packagesDependOnEachOtherInOneDirection() {
        slices().matching("dev.koma.(*).(*)..").should().beFreeOfCycles().check(classes);
    }
}
