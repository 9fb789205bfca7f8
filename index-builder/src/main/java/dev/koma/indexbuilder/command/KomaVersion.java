package dev.koma.indexbuilder.command;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
final class KomaVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = KomaVersion.class.getPackage().getImplementationVersion();
        return new String[] {
            "koma " + Objects.toString(version, "(not packaged)"),
            "Java " + Runtime.version() + " on " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
        };
    }
}
