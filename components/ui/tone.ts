/** What a colour may mean. Neutral states a fact, guide informs, the rest judge. */
export type Tone = 'neutral' | 'guide' | 'positive' | 'warning' | 'negative'

/** Classes of a subtle filled area in a tone: text, fill and outline. */
export const TONE_FILL: Record<Tone, string> = {
  neutral: 'border-stroke bg-surface-secondary text-content',
  guide: 'border-guide bg-guide-subtle text-guide-strong',
  positive: 'border-positive bg-positive-subtle text-positive-strong',
  warning: 'border-warning bg-warning-subtle text-warning-strong',
  negative: 'border-negative bg-negative-subtle text-negative-strong',
}

/** Classes of text in a tone on the page. */
export const TONE_TEXT: Record<Tone, string> = {
  neutral: 'text-content-secondary',
  guide: 'text-guide-strong',
  positive: 'text-positive-strong',
  warning: 'text-warning-strong',
  negative: 'text-negative-strong',
}
