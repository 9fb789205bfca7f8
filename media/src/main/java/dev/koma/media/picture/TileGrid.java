package dev.koma.media.picture;

import dev.koma.media.MediaException;
import dev.koma.media.stream.FrameSize;
import dev.koma.media.stream.Orientation;
import dev.koma.media.stream.TileReader;
import dev.koma.media.stream.VideoStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.bytedeco.ffmpeg.avformat.AVStreamGroup;
import org.bytedeco.ffmpeg.avformat.AVStreamGroupTileGrid;
import org.bytedeco.ffmpeg.avutil.AVBufferRef;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * A HEIF picture (HEIC, AVIF) that is made of tiles, each of which FFmpeg's demuxer shows as a stream of its own. Phones store
 * nearly all of theirs so.
 */
final class TileGrid {
    private static final Set<String> HEIF = Set.of("avif", "heic", "heix", "heim", "heis", "mif1", "mif2");

    private final VideoStream video;
    private final AVStreamGroupTileGrid grid;
    private final List<Tile> tiles;

    /** Where a stream's frame belongs on the canvas; one stream may be shown at several places. */
    private record Tile(int stream, int x, int y) {}

    private TileGrid(VideoStream video, AVStreamGroupTileGrid grid, List<Tile> tiles) {
        this.video = video;
        this.grid = grid;
        this.tiles = List.copyOf(tiles);
    }

    /** The grid that is the file's main picture, or null when that is not made of tiles. */
    static @Nullable TileGrid of(VideoStream video) throws PictureRejectedException {
        for (int i = 0; i < video.format().nb_stream_groups(); i++) {
            AVStreamGroup group = video.format().stream_groups(i);
            boolean main = (group.disposition() & avformat.AV_DISPOSITION_DEFAULT) != 0
                    || (video.stream().disposition() & avformat.AV_DISPOSITION_DEPENDENT) != 0;
            if (group.type() == avformat.AV_STREAM_GROUP_PARAMS_TILE_GRID && main) {
                return of(video, group);
            }
        }
        boolean tile = (video.stream().disposition() & avformat.AV_DISPOSITION_DEPENDENT) != 0;
        boolean main = (video.stream().disposition() & avformat.AV_DISPOSITION_DEFAULT) != 0;
        if (tile || isHeif(video) && !main) {
            throw new PictureRejectedException("its tiles cannot be put together"); // never a part for the whole
        }
        return null;
    }

    /** By its main brand; a sequence of pictures is a film. */
    private static boolean isHeif(VideoStream video) {
        AVDictionaryEntry brand = avutil.av_dict_get(video.format().metadata(), "major_brand", null, 0);
        return brand != null && !brand.isNull() && HEIF.contains(brand.value().getString());
    }

    private static TileGrid of(VideoStream video, AVStreamGroup group) throws PictureRejectedException {
        AVStreamGroupTileGrid grid = group.params_tile_grid();
        List<Tile> tiles = new ArrayList<>();
        for (int i = 0; i < grid.nb_tiles(); i++) {
            int index = grid.offsets_idx(i);
            if (index < 0 || index >= group.nb_streams()) {
                throw new PictureRejectedException(null);
            }
            tiles.add(new Tile(group.streams(index).index(), grid.offsets_horizontal(i), grid.offsets_vertical(i)));
        }
        return new TileGrid(video, grid, tiles);
    }

    /** Of the canvas, before anything is cut off. */
    FrameSize codedSize() {
        return new FrameSize(grid.coded_width(), grid.coded_height());
    }

    /** How the whole is to be turned. */
    Orientation orientation() {
        return VideoStream.orientation(grid.coded_side_data(), grid.nb_coded_side_data());
    }

    /** Decodes all tiles and lays them side by side in {@code canvas}, an empty frame. */
    void compose(AVFrame canvas, long maxPixels) throws MediaException {
        BitSet streams = new BitSet();
        tiles.forEach(tile -> streams.set(tile.stream()));
        new TileReader(video, maxPixels).read(streams, (stream, frame) -> {
            if (canvas.width() == 0) {
                allocate(canvas, frame);
            }
            for (Tile tile : tiles) {
                if (tile.stream() == stream) {
                    put(frame, canvas, tile);
                }
            }
        });
        crop(canvas);
    }

    private void allocate(AVFrame canvas, AVFrame tile) throws PictureRejectedException {
        canvas.width(grid.coded_width());
        canvas.height(grid.coded_height());
        canvas.format(tile.format());
        if (avutil.av_frame_copy_props(canvas, tile) < 0 || avutil.av_frame_get_buffer(canvas, 0) < 0) {
            throw new PictureRejectedException(null);
        }
        AVBufferRef pixels = canvas.buf(0); // one for all planes
        pixels.data().capacity(pixels.size()).fill(0); // what no tile covers is at least the same each time
    }

    /** Copies a tile to its place; what hangs over the edge is left out. */
    private static void put(AVFrame frame, AVFrame canvas, Tile tile) throws PictureRejectedException {
        int width = frame.width();
        int height = frame.height();
        boolean outside = tile.x() < 0 || tile.y() < 0 || tile.x() >= canvas.width() || tile.y() >= canvas.height();
        if (outside || frame.format() != canvas.format()) {
            throw new PictureRejectedException("its tiles do not fit together");
        }
        AVFrame place = avutil.av_frame_alloc();
        try {
            if (avutil.av_frame_ref(place, canvas) < 0) {
                throw new PictureRejectedException(null);
            }
            place.crop_left(tile.x());
            place.crop_top(tile.y());
            frame.width(Math.min(width, canvas.width() - tile.x()));
            frame.height(Math.min(height, canvas.height() - tile.y()));
            if (avutil.av_frame_apply_cropping(place, avutil.AV_FRAME_CROP_UNALIGNED) < 0
                    || avutil.av_frame_copy(place, frame) < 0) {
                throw new PictureRejectedException("its tiles do not fit together");
            }
        } finally {
            frame.width(width);
            frame.height(height);
            avutil.av_frame_free(place);
        }
    }

    /** Cuts the canvas down to the picture. */
    private void crop(AVFrame canvas) throws PictureRejectedException {
        long right = (long) grid.coded_width() - grid.horizontal_offset() - grid.width();
        long bottom = (long) grid.coded_height() - grid.vertical_offset() - grid.height();
        if (grid.width() < 1 || grid.height() < 1 || right < 0 || bottom < 0) {
            throw new PictureRejectedException(null);
        }
        canvas.crop_left(grid.horizontal_offset());
        canvas.crop_top(grid.vertical_offset());
        canvas.crop_right(right);
        canvas.crop_bottom(bottom);
        if (avutil.av_frame_apply_cropping(canvas, avutil.AV_FRAME_CROP_UNALIGNED) < 0) {
            throw new PictureRejectedException(null);
        }
    }
}
