/** The session is to be ended, and nothing has answered yet. */
const due = 'dpad.endSession';
/** A screen that is to be locked waits no longer for an answer. */
const longest = 3_000;

/** Ends the session, at the sign-in service too where that says how. Without an answer it is ended before the next request. */
export async function endSession(): Promise<string | undefined> {
  localStorage.setItem(due, 'yes');
  const response = await fetch('/session/sign-out', { method: 'POST', signal: AbortSignal.timeout(longest) }).catch(() => undefined);
  if (!response) return undefined;
  localStorage.removeItem(due);
  const { endSessionUrl } = ((await response.json().catch(() => ({}))) ?? {}) as { endSessionUrl?: string };
  return endSessionUrl;
}

/** Nobody comes back in by a session that was left without a network. */
export async function endSessionIfDue(): Promise<void> {
  if (localStorage.getItem(due) !== null) await endSession();
}

/** A new sign-in takes the place of the session that was to be ended. */
export function signInBegins(): void {
  localStorage.removeItem(due);
}
