import { lazy } from 'react';
import { StepPage } from '../features/case/step-page';
import type { OwnScreen } from '../form/own-screen';
import { afterConsent, givenForConsent } from '../features/consent/consent-given';

/** The steps that have a screen of their own, each loaded when somebody goes there. */
const own: Readonly<Record<string, OwnScreen>> = {
  agreeServicePlan: { Layout: lazy(async () => ({ default: (await import('../features/plan/plan-layout')).PlanLayout })) },
  requestPlacement: { Layout: lazy(async () => ({ default: (await import('../features/placement/placement-layout')).PlacementLayout })) },
  captureConsent: {
    Layout: lazy(async () => ({ default: (await import('../features/consent/consent-layout')).ConsentLayout })),
    given: givenForConsent,
    next: afterConsent,
  },
};

export function CaseStep() {
  return <StepPage own={own} />;
}
