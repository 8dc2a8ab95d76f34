/** An expected refusal: a value, never thrown. `code` is stable, e.g. `ELIGIBILITY.OUTSIDE_HOURS`. */
export interface Refusal {
  code: string;
  message: string;
  /** The input field that the rule speaks of, if one. */
  field?: string;
}
