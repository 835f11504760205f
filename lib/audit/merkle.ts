// Merkle tree over the leaf hashes of the read log (RFC 6962): one root stands for every row in its place.
import { createHash } from 'node:crypto'

const NODE = Uint8Array.of(1)

/**
 * Root of a list of leaf hashes in their order, 32 bytes. A leaf already carries the prefix of a leaf (`log_baca_hash`), a node gets 0x01,
 * so that no inner node passes for a row. The root of nothing is the hash of nothing.
 */
export function merkleRoot(leafList: readonly Uint8Array[]): Uint8Array {
  // Peaks of full subtrees, largest first: the binary digits of how many leaves have come.
  const peaks: { height: number; hash: Uint8Array }[] = []
  for (const leaf of leafList) {
    let peak = { height: 0, hash: leaf }
    for (let last = peaks.at(-1); last && last.height === peak.height; last = peaks.at(-1)) {
      peak = { height: peak.height + 1, hash: join(last.hash, peak.hash) }
      peaks.pop()
    }
    peaks.push(peak)
  }
  const last = peaks.pop()
  if (!last) return new Uint8Array(createHash('sha256').digest())
  return peaks.reduceRight((right, left) => join(left.hash, right), last.hash)
}

function join(left: Uint8Array, right: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(NODE).update(left).update(right).digest())
}
