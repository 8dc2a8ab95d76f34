import type { ComponentType } from 'react';
import type { FormField } from '../api/queries';

export interface ControlProps {
  field: FormField;
  /** Where its value stands: `name`, or `charges.0.title`. */
  path: string;
  zone: string;
  /** Of the case, for files. */
  caseId?: string;
  /** What a row of a list is made of. */
  Fields: ComponentType<FieldsProps>;
}

export interface FieldsProps {
  fields: readonly FormField[];
  /** Before the names of the fields: `charges.0.` */
  prefix?: string;
  zone: string;
  caseId?: string;
}
