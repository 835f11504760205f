import { type ClassValue, clsx } from 'clsx'

/** Class names joined, falsy ones dropped. Later ones do not override earlier ones: components offer variants instead. */
export function cn(...list: ClassValue[]): string {
  return clsx(list)
}
