package dev.koma.media;

/** Says what the check says. */
final class NativesProbe {
    private NativesProbe() {}

    public static void main(String[] args) {
        try {
            Natives.check();
            System.out.println("ready");
        } catch (MediaException e) {
            System.out.println(e.getMessage());
        }
    }
}
