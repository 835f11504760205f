// Several connections, one line of work: whoever is free takes the next piece, so that none waits for the longer half.
import 'server-only'
import type pg from 'pg'

/** A piece of work on one connection. What can only be done after it is put in front of the line by `lalu`, in that order. */
export type Potong = (client: pg.Client, lalu: (...potongList: Potong[]) => void) => Promise<void>

/** Works off a line on all connections. Throws the first failure, once none of them is busy any more. */
export async function kerjakan(
  clientList: readonly pg.Client[],
  potongList: readonly Potong[],
  signal?: AbortSignal,
): Promise<void> {
  const antrean = [...potongList]
  let gagal: { sebab: unknown } | null = null
  let sibuk = 0
  let menunggu: (() => void)[] = []
  const bangunkan = () => {
    for (const bangun of menunggu) bangun()
    menunggu = []
  }
  const kerja = async (client: pg.Client) => {
    while (!gagal) {
      const potong = antrean.shift()
      if (!potong) {
        if (sibuk === 0) return
        await new Promise<void>((resolve) => menunggu.push(resolve))
        continue
      }
      sibuk++
      try {
        // Asked to stop between two statements, there is nothing to be cancelled.
        signal?.throwIfAborted()
        await potong(client, (...lanjutan) => {
          antrean.unshift(...lanjutan)
        })
      } catch (sebab) {
        gagal ??= { sebab }
      } finally {
        sibuk--
        bangunkan()
      }
    }
  }
  await Promise.all(clientList.map(kerja))
  // Written inside the loops, which the compiler does not see.
  const akhir = gagal as { sebab: unknown } | null
  if (akhir) throw akhir.sebab
}
