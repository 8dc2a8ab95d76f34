import type { AlertKind } from '../alerts.js';
import type { NoticeKind } from '../event.js';

export interface NoticeText {
  subject: string;
  body: string;
  /** Minutes after which it is no longer sent: whoever it asked for has been told otherwise, or time has decided. */
  goodFor: number;
}

/** This project's defaults; no source states a value. */
const untilPassedOn = 60;
const aDay = 24 * 60;

/**
 * What leaves the system when staff are told something. A lock screen is read by others, and outreach discloses nothing to
 * them (42 CFR Part 2): no name, no place, no word on health, police or court. What it is about is read after signing in.
 */
const noticeTexts: Readonly<Record<NoticeKind, NoticeText>> = {
  handoffRequested: {
    subject: 'A handoff waits for an answer',
    body: 'Please accept it, or say that you cannot come: the next person is asked then.',
    goodFor: untilPassedOn,
  },
  handoffPassedOn: {
    subject: 'A handoff has been passed on to you',
    body: 'Please accept it, or say that you cannot come: the next person is asked then.',
    goodFor: untilPassedOn,
  },
  nobodyIsComing: {
    subject: 'Nobody has accepted a handoff yet',
    body: 'Everybody on call was asked. Please look for somebody who can come.',
    goodFor: untilPassedOn,
  },
  conditionMissed: { subject: 'An agreed date has passed', body: 'Your answer is asked for. Please open it to see until when.', goodFor: aDay },
  decisionDue: { subject: 'A decision is due soon', body: 'Please open it to see by when.', goodFor: aDay },
  decisionOverdue: { subject: 'A decision is overdue', body: 'Please open it and decide.', goodFor: aDay },
  limitationNear: { subject: 'A time limit is near', body: 'Please open it to see by when.', goodFor: aDay },
  newOffence: { subject: 'A report waits for a review', body: 'Please open it and review it.', goodFor: aDay },
  placeGiven: { subject: 'A request has been answered', body: 'Please open it and tell the person.', goodFor: aDay },
  interimServicesLate: { subject: 'An agreed date has passed', body: 'Please open it and see to it today.', goodFor: aDay },
  admissionLate: { subject: 'An agreed date has passed', body: 'Please open it and see to it today.', goodFor: aDay },
  closingRecordDue: { subject: 'A record waits to be written', body: 'Please open it, and write down what was reached.', goodFor: aDay },
  reviewAsked: { subject: 'A review is asked for', body: 'Please open it and review it.', goodFor: aDay },
  outreachRequested: { subject: 'A visit waits to be taken up', body: 'Please open it, and say who goes on with it.', goodFor: aDay },
  visitAssigned: { subject: 'You are asked to make a visit', body: 'Please open it before you go.', goodFor: aDay },
  visitMissed: { subject: 'A visit was not made in time', body: 'Please see to it that it is made now.', goodFor: aDay },
  checkOutOverdue: { subject: 'A team has not checked out', body: 'Please call them now.', goodFor: aDay },
};

const anAlertWaits: NoticeText = { subject: 'An alert waits for you', body: 'Please open it, and say who sees to it.', goodFor: aDay };

/** By the same rule. What speaks of people outside of the staff says no more than that it waits. */
const alertTexts: Readonly<Record<AlertKind, NoticeText>> = {
  spike: anAlertWaits,
  repeatContacts: anAlertWaits,
  homeTown: anAlertWaits,
  capacity90: { subject: 'A report is due soon', body: 'Please open it to see which, and by when.', goodFor: aDay },
  supervisionDue: { subject: 'A meeting with one of your staff is due', body: 'Please open it to see with whom.', goodFor: aDay },
  debriefDue: { subject: 'A meeting with one of your staff is due', body: 'Please open it to see with whom.', goodFor: aDay },
  overload: { subject: 'Work waits to be shared out', body: 'Please open it to see whose.', goodFor: aDay },
  checkOutOverdue: { subject: 'A team has not checked out', body: 'Please call them now.', goodFor: aDay },
  meetingDue: { subject: 'A meeting is due', body: 'Please open it to see which, and set its day.', goodFor: aDay },
  reviewDue: { subject: 'A review is due', body: 'Please open it and put it on the agenda.', goodFor: aDay },
  helpRequested: anAlertWaits,
  emergencyAccess: { subject: 'An access waits for your review', body: 'Please open it and review it.', goodFor: aDay },
};

/** A kind that a newer worker has posted: it is told all the same. */
const ofAnotherRelease: NoticeText = { subject: 'A message waits for you', body: 'Please sign in to read it.', goodFor: aDay };

export const noticeKinds = Object.keys(noticeTexts) as NoticeKind[];

export function noticeText(kind: string): NoticeText {
  return Object.hasOwn(noticeTexts, kind) ? noticeTexts[kind as NoticeKind] : ofAnotherRelease;
}

export function alertText(kind: string): NoticeText {
  return Object.hasOwn(alertTexts, kind) ? alertTexts[kind as AlertKind] : anAlertWaits;
}

/** To the supervisor, where none of those whom a notice was for could be reached. */
export const reachedNobodyText: Omit<NoticeText, 'goodFor'> = {
  subject: 'A message reached nobody',
  body: 'None of those whom it was for could be reached. Please see to it that somebody takes it.',
};
