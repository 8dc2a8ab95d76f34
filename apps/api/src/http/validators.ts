import { ValidateBy, buildMessage } from 'class-validator';
import { isCalendarDate, isInstant, isUuid } from '#protocol/value-forms';

export const IsUuidText = rule('isUuidText', isUuid, 'must be a UUID');
export const IsCalendarDate = rule('isCalendarDate', isCalendarDate, 'must be a calendar date, YYYY-MM-DD');
export const IsInstant = rule('isInstant', isInstant, 'must be an RFC 3339 instant with an offset, such as 2026-11-22T17:00:00Z');

function rule(name: string, holds: (value: unknown) => boolean, message: string) {
  return (): PropertyDecorator =>
    ValidateBy({
      name,
      validator: { validate: holds, defaultMessage: buildMessage((each) => `${each}$property ${message}`) },
    });
}
