/** Nominal types: a plain value that carries proof of having been parsed. */
declare const brand: unique symbol

/** A `T` that only the parser of `B` may produce, e.g. `Brand<string, 'Nik'>`. Costs nothing at run time. */
export type Brand<T, B extends string> = T & { readonly [brand]: B }
