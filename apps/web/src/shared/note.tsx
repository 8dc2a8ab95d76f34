import { Alert, AlertText } from '@trussworks/react-uswds';
import type { ComponentProps } from 'react';

/** One sentence that stands out, its icon beside it. */
export function Note({ children, ...props }: Omit<ComponentProps<typeof Alert>, 'slim'>) {
  return (
    <Alert slim {...props}>
      <AlertText>{children}</AlertText>
    </Alert>
  );
}
