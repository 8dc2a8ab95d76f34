import type { ComponentType } from 'react';
import type { FormField } from '../api/queries';
import type { ControlProps, FieldsProps } from './control';
import { ChoiceControl, ChoicesControl, YesNoControl } from './kinds/choice';
import { DateControl, DateTimeControl } from './kinds/date';
import { FileControl } from './kinds/file';
import { ListControl } from './kinds/list';
import { LinesControl, NumberControl, TextControl } from './kinds/text';

/** A control for each kind of field: a kind without one does not compile. */
const controls: Record<FormField['kind'], ComponentType<ControlProps>> = {
  text: TextControl,
  code: TextControl,
  place: TextControl,
  published: LinesControl,
  note: LinesControl,
  number: NumberControl,
  yesNo: YesNoControl,
  choice: ChoiceControl,
  choices: ChoicesControl,
  staff: ChoiceControl,
  organisation: ChoiceControl,
  item: ChoiceControl,
  entry: ChoiceControl,
  date: DateControl,
  dateTime: DateTimeControl,
  file: FileControl,
  list: ListControl,
};

export function Fields({ fields, prefix = '', ...common }: FieldsProps) {
  return fields.map((field) => {
    const Control = controls[field.kind];
    const path = `${prefix}${field.name}`;
    return <Control key={path} field={field} path={path} Fields={Fields} {...common} />;
  });
}
