// The compression of backups: zstd, which comes with Node from 22.15 and 23.8 on.
import zlib, { type ZstdCompress, type ZstdDecompress } from 'node:zlib'
import { SetupError } from '../setup-error'

const CHUNK = 1 << 20

/** Compresses at level 1: a quarter smaller than gzip -1 for half of its work. Throws SetupError on a Node that has no zstd. */
export function compress(): ZstdCompress {
  expectZstd()
  return zlib.createZstdCompress({
    chunkSize: CHUNK,
    params: { [zlib.constants.ZSTD_c_compressionLevel]: 1 },
  })
}

/** Undoes {@link compress}. Throws SetupError on a Node that has no zstd. */
export function decompress(): ZstdDecompress {
  expectZstd()
  return zlib.createZstdDecompress({ chunkSize: CHUNK })
}

function expectZstd(): void {
  if (typeof zlib.createZstdCompress === 'function') return
  throw new SetupError(
    'server/biner-tidak-ada',
    'Cadangan memerlukan Node 22.15 atau lebih baru; jalankan lewat npm run, yang membawa Node 24.',
  )
}
