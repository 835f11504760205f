import { controlClass } from '@/components/form/control-class'
import { Button } from '@/components/ui/button'

/** Asks for the two times of a look back. Days only: nothing personal comes into the address. */
export function PandangForm(props: { path: string; berlaku: string | undefined; diketahui: string | undefined }) {
  const kotak = `${controlClass()} figures w-48 max-w-full`
  return (
    <form method="get" action={props.path} className="flex flex-wrap items-end gap-4 print:hidden">
      <div>
        <label htmlFor="pandang-berlaku" className="mb-1 block font-medium">
          Keadaan per tanggal
        </label>
        <input id="pandang-berlaku" type="date" name="berlaku" defaultValue={props.berlaku} className={kotak} />
      </div>
      <div>
        <label htmlFor="pandang-diketahui" className="mb-1 block font-medium">
          Yang diketahui pada akhir tanggal
        </label>
        <input id="pandang-diketahui" type="date" name="diketahui" defaultValue={props.diketahui} className={kotak} />
      </div>
      <Button type="submit">Lihat</Button>
    </form>
  )
}
