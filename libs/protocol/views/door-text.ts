/**
 * What may be said and left at a door. Outreach discloses nothing to others, and neighbors and family are others too (42 CFR
 * 2.13 binds Part 2 programs; that every team keeps to it, and the words, are this project's defaults).
 */
export const doorText = {
  /** The only way in which a team says who it is, to whoever opens. */
  say: 'Public health outreach.',
  /** The card that may be left: nothing about the person, the reason, or any service. */
  card: 'Public health outreach was here. You can call us, or not, as you like.',
  /** Shown with the steps of a visit. */
  hint: 'Say "public health outreach" and nothing else until you are alone with the person. Leave nothing, or the neutral card; no naloxone where nobody was met.',
} as const;
