// Words for the programmes that recipients' lists name.

const LABEL: Record<string, string> = {
  pkh: 'PKH',
  sembako: 'Program Sembako',
  'pbi-jk': 'PBI JK',
  'blt-dd': 'BLT Dana Desa',
  'blts-kesra': 'BLTS Kesra',
  atensi: 'ATENSI',
  pena: 'PENA',
  'bantuan-pangan': 'Bantuan Pangan',
}

/** A programme of a recipients' list in words. The list is open: what an office named itself stands as it was written. */
export function labelProgram(kode: string): string {
  return LABEL[kode] ?? kode
}
