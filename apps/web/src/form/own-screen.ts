import type { ComponentType } from 'react';
import type { OpenStep } from '../api/queries';

export interface OwnScreenProps {
  caseId: string;
  step: OpenStep;
  /** IANA name of the program's time zone. */
  zone: string;
}

/** An arrangement of a step's fields of its own, where the one that is made from them does not serve. The form around it is the same. */
export interface OwnScreen {
  Layout: ComponentType<OwnScreenProps>;
  /** Filled in beforehand, as it would be sent. */
  given?(this: void, zone: string): Readonly<Record<string, unknown>>;
  /** Where one goes once it is recorded; back to the case, if absent. */
  next?(this: void, caseId: string): string;
}
