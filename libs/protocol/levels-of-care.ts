/** ASAM levels of care, 3rd edition: codes and titles only, the criteria are copyrighted. */
export const asamLevels = {
  '0.5': '0.5 Early intervention',
  '1': '1 Outpatient',
  '1-OTP': '1-OTP Opioid treatment program',
  '1-WM': '1-WM Ambulatory withdrawal management without extended on-site monitoring',
  '2-WM': '2-WM Ambulatory withdrawal management with extended on-site monitoring',
  '2.1': '2.1 Intensive outpatient',
  '2.5': '2.5 Partial hospitalization',
  '3.1': '3.1 Clinically managed low-intensity residential',
  '3.2-WM': '3.2-WM Clinically managed residential withdrawal management',
  '3.3': '3.3 Clinically managed population-specific high-intensity residential',
  '3.5': '3.5 Clinically managed high-intensity residential',
  '3.7': '3.7 Medically monitored intensive inpatient',
  '3.7-WM': '3.7-WM Medically monitored inpatient withdrawal management',
  '4': '4 Medically managed intensive inpatient',
  '4-WM': '4-WM Medically managed intensive inpatient withdrawal management',
} as const;

/** Medications for opioid use disorder. */
export const medications = { methadone: 'Methadone', buprenorphine: 'Buprenorphine', naltrexone: 'Naltrexone' } as const;

/** Recovery residences by the levels of the National Alliance for Recovery Residences. */
export const residenceLevels = { I: 'I Peer-run', II: 'II Monitored', III: 'III Supervised', IV: 'IV Service provider' } as const;

/** Whom a service is for, where it is not for everybody; this project's own list, no source states one. */
export const populations = {
  women: 'Women',
  men: 'Men',
  pregnant: 'Pregnant people',
  withChildren: 'Parents with their children',
  youngAdults: 'Young adults',
  olderAdults: 'Older adults',
  veterans: 'Veterans',
  lgbtq: 'LGBTQ+ people',
  leavingIncarceration: 'People leaving incarceration',
  unhoused: 'People without housing',
} as const;
