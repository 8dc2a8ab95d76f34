/**
 * The SDK takes a stack trace of every promise, a third of a worker's time by the profile: where something was thrown is
 * enough. Loaded before the sandbox is frozen.
 */
Error.stackTraceLimit = 1;
