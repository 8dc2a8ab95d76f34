import { SetMetadata, type ExecutionContext } from '@nestjs/common';

const unattendedKey = 'dpad:unattended';

/** A page asks for this by itself, whether or not anybody is in front of it: it is no use of a session. */
export const Unattended = () => SetMetadata(unattendedKey, true);

export function isUnattended(context: ExecutionContext): boolean {
  return Reflect.getMetadata(unattendedKey, context.getHandler()) === true;
}
