/** Spanish for the words of the protocol, by their English. */
export const protocolWords: Readonly<Record<string, string>> = {};
