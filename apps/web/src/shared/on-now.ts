interface Window {
  startsAt: string;
  endsAt: string;
}

/** Whether it goes on at that instant (ms); it ends just before its end. */
export function isOn({ startsAt, endsAt }: Window, at: number): boolean {
  return Date.parse(startsAt) <= at && at < Date.parse(endsAt);
}
