/** Ends the session here, and at the sign-in service where that says how. */
export async function signOut(): Promise<void> {
  const response = await fetch('/session/sign-out', { method: 'POST' }).catch(() => undefined);
  const { endSessionUrl } = ((await response?.json().catch(() => ({}))) ?? {}) as { endSessionUrl?: string };
  location.assign(endSessionUrl ?? '/sign-in');
}
