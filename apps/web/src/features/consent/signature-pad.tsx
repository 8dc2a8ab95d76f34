import { Button } from '@trussworks/react-uswds';
import { useRef, type PointerEvent } from 'react';
import { useController, useFormContext } from 'react-hook-form';
import type { FormField } from '../../api/queries';
import { idOf } from '../../form/error-summary';
import { useFieldError } from '../../form/kinds/labelled';
import type { FormValues } from '../../form/values';
import { useProtocolWords } from '../../i18n/protocol-words';
import { box, withBegun, withPoint } from './drawn';
import { useConsentWords } from './words';

/** A box to sign in with a finger, a pen or the mouse; it keeps the lines alone. */
export function SignaturePad({ field }: { field: FormField }) {
  const say = useConsentWords();
  const protocol = useProtocolWords();
  const { setValue, getValues, clearErrors } = useFormContext<FormValues>();
  // The rule goes with the box: whoever types the name after all is asked for no drawing.
  const { field: signature } = useController<FormValues>({ name: field.name, rules: { validate: (value) => (typeof value === 'string' && value !== '') || say('missing') } });
  const drawn = signature.value as string | undefined;
  const error = useFieldError(field.name);
  const drawing = useRef(false);
  const path = (): string => (getValues(field.name) as string | undefined) ?? '';
  const put = (lines: string): void => setValue(field.name, lines, { shouldDirty: true });
  const begin = (event: PointerEvent<SVGSVGElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.current = true;
    clearErrors(field.name);
    if (path().length < most - 100) put(withBegun(path(), pointOf(event)));
  };
  const goOn = (event: PointerEvent<SVGSVGElement>): void => {
    if (drawing.current) put(withPoint(path(), pointOf(event), most));
  };
  const end = (): void => {
    drawing.current = false;
  };
  const most = field.maxLength ?? 20_000;
  const isSigned = drawn !== undefined && drawn !== '';
  return (
    <div id={idOf(field.name)} role="group" aria-labelledby="signature-pad-name" aria-describedby="signature-pad-hint" className="margin-top-2">
      <span id="signature-pad-name" className="usa-label">
        {say('pad')}
      </span>
      <div id="signature-pad-hint" className="usa-hint">
        {say('padHint')}
      </div>
      {error !== undefined && <span className="usa-error-message">{protocol(error)}</span>}
      <svg
        viewBox={`0 0 ${box.width} ${box.height}`}
        className="signature-pad width-full maxw-mobile-lg bg-white border-2px border-ink radius-md margin-top-1"
        role="img"
        aria-label={isSigned ? say('signed') : say('notSigned')}
        onPointerDown={begin}
        onPointerMove={goOn}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <path d={drawn ?? ''} fill="none" stroke="currentColor" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      <div>
        <Button type="button" unstyled className="padding-y-105" onClick={() => put('')}>
          {say('clear')}
        </Button>
      </div>
      <span role="status" className="usa-sr-only">
        {isSigned ? say('signed') : ''}
      </span>
    </div>
  );
}

/** In the units of the box, however large it is on the screen. */
function pointOf({ currentTarget, clientX, clientY }: PointerEvent<SVGSVGElement>): { x: number; y: number } {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  return { x: ((clientX - left) / width) * box.width, y: ((clientY - top) / height) * box.height };
}
