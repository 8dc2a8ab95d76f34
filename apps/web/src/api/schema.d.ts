/** Made from the document of the API by `npm run web:types`: not to be edited. */
export interface paths {
    "/api/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the API answers at all */
        get: operations["isLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether steps can be recorded, and how engine and worker are */
        get: operations["isReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Prometheus metrics */
        get: operations["readMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller, by the staff list */
        get: operations["readMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pathways": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pathways, and the programs that offer them */
        get: operations["readPathways"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/programs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The agency's programs as they are in effect, with settings and sources */
        get: operations["readPrograms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/programs/{programId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A program as it is in effect */
        get: operations["readProgram"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/program-schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The JSON Schema of a program's definition */
        get: operations["readProgramSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/programs/{programId}/pathways/{pathwayId}/opening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The step that opens such a case, with the options valid now */
        get: operations["readOpening"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/programs/{programId}/pathways/{pathwayId}/screening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The step that records a screening which led to no such case, with the options valid now */
        get: operations["readScreeningForm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/programs/{programId}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The program steps that the caller may perform now, with the options valid now */
        get: operations["readProgramSteps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases that the caller may know of, last changed first */
        get: operations["searchCases"];
        put?: never;
        /**
         * Open a case
         * @description Its input is that of the pathway's opening step.
         */
        post: operations["openCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A case, as the caller may see it */
        get: operations["readCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened in a case, as the caller may see it */
        get: operations["readTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say up to which version you have looked at a case
         * @description Only forward: an earlier version changes nothing.
         */
        put: operations["noteSeen"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}/participant-paper": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a participant takes home, as PDF: dates, conditions, contacts, consents, who was told of them, and what they may ask for */
        get: operations["printParticipantPaper"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}/service-units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The encounters of a case in units of peer support, and what can be billed of them */
        get: operations["readServiceUnits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A case's consents: what each allows, to whom, and how it stands */
        get: operations["readConsents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}/consents/{consentId}/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A consent as its participant takes it home, as PDF */
        get: operations["printConsent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}/steps/recordPhq9": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record a screening by PHQ-9
         * @description The total, as you scored it.
         *
         *     For: Clinician.
         */
        post: operations["recordPhq9"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worklist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits for the caller: late first, then by priority, then by what is due first */
        get: operations["readWorklist"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The visits that the caller may be asked to make, in the order of work, with what to know before and what may be said at a door */
        get: operations["readVisits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}/disclosures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was disclosed of a case, to whom, when, for what purpose and on what ground */
        get: operations["readDisclosures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}/disclosures/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same, as the participant takes it home, as PDF */
        get: operations["printDisclosures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}/corrections/recipients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** To whom a value was disclosed that was corrected afterwards */
        get: operations["readCorrectedRecipients"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/docket": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Held charges, the next deadline first */
        get: operations["readDocket"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Services that are open, by name */
        get: operations["searchDirectory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A program's whole directory as HSDS 3 JSON; taken in again, it changes nothing */
        get: operations["exportDirectory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take HSDS 3 JSON in, whole or not at all; the same again changes nothing */
        post: operations["importDirectory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/capacity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Beds and slots that are counted: occupied, free, waited for */
        get: operations["readCapacity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/capacity/{serviceId}/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who waits for a bed or slot of the service, the first first */
        get: operations["readWaitingList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What staff were told, newest first: for the caller; for coordinators and supervisors, all of it */
        get: operations["readOutbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outbox/{caseId}/{noticeId}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that a notice has been seen; the same again gives the same answer. What it asks for is done by a step */
        post: operations["acknowledgeNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's channels, in the order in which they are tried */
        get: operations["readMyChannels"];
        /** Replaces the caller's channels; an empty list takes all away */
        put: operations["replaceMyChannels"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * That something has changed which the caller may know of, as it happens
         * @description Server-sent events. `changed` names a case or a program and nothing else, the same one at most once in a second: read it anew. A stream that opens says to read everything anew. It is no use of the session, and ends with it.
         */
        get: operations["followChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/programs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The programs that take requests for help */
        get: operations["listProgramsTakingRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for help, for oneself, or for a relative or friend
         * @description It opens a self-referral, or asks the outreach team. The answer says nothing of the person, known or not. The same request again changes nothing. Ten in an hour from one address, and sixty for one program.
         */
        post: operations["askForHelp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/screenings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record a screening that led nowhere
         * @description Nothing here says who the person is.
         */
        post: operations["recordScreening"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What staff hold, how much they have, and whose supervision is due: for coordinators and supervisors */
        get: operations["readStaff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller holds and has to do with, and when their supervision is due */
        get: operations["readOwnWork"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The agency's organisations, which its accounts belong to: for administrators and privacy officers */
        get: operations["readEmployers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every account of the agency, by name, with what it may do: for administrators and privacy officers */
        get: operations["readAccounts"];
        put?: never;
        /** Put an account on the staff list; the same again changes nothing */
        post: operations["addAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/accounts/{staffId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change what an account may do, or end it; nobody changes their own */
        put: operations["changeAccount"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/trainings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Training sessions and who attended, the last one first: for coordinators and supervisors */
        get: operations["readTrainings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rosters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is where and when in the caller's programs, the first to begin first */
        get: operations["readRosters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/meetings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Stakeholder meetings, the last one first; the agenda for those who have agreed to confidentiality */
        get: operations["readMeetings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/overdose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand in an overdose notice
         * @description It opens a case of naloxone plus. The same notice again opens none and gets the same answer.
         */
        post: operations["reportOverdose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand in a response to a call
         * @description Repeated responses to one person are told to the coordinator.
         */
        post: operations["reportCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller's programs are told of that is no single case's, newest first */
        get: operations["readAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alerts/{alertId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An alert and what it counts, for coordinators and supervisors */
        get: operations["readAlert"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sign-ins, reads, changes, exports and refused attempts, newest first: for the privacy officer */
        get: operations["readAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/participants/matches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Participants who may be one person, for coordinators; `decideMatch` decides */
        get: operations["readMatches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/participants/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Participants by name, birth date with it, or phone, for coordinators */
        post: operations["searchParticipants"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/participants/{participantId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A participant and the person's cases, for coordinators */
        get: operations["readParticipant"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand in an evidence file
         * @description It becomes part of the record with the step that refers to it; without one it is deleted after 24 hours.
         */
        post: operations["uploadFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}/files/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An evidence file, for whoever may read it */
        get: operations["downloadFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}/charges/{chargeId}/packet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The signed packet of one charge, for the court
         * @description Each request makes a packet of its own, and each is a disclosure. "npm run verify-packet" checks one without access to the system.
         */
        get: operations["makeCourtPacket"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/packets/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public key that court packets are verified with (JWK, Ed25519) */
        get: operations["readPacketKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/referrals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The referrals addressed to the caller's organisation, newest first
         * @description For: Provider.
         */
        get: operations["readReferrals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/hops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long each hop took from the notice to a place: the median of a program, in minutes */
        get: operations["readHopTimes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/discretion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How officers use their discretion: encounters by what came of them, along one dimension; counts of so few that they could be told apart are left out */
        get: operations["readDiscretion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}/sealing/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What of a case was sealed for good, when and on what ground, as PDF */
        get: operations["printProofOfSealing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/records/due-for-sealing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Closed cases of which a class is kept no longer, those closed first of all first */
        get: operations["listDueForSealing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/sealed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the charges of sealed cases ended, by class */
        get: operations["readSealedCounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the session of this browser, or all of this person */
        post: operations["signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/device-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's own key pair (ECDH, P-256), to which their devices seal what they have not sent yet */
        get: operations["readDeviceKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AccountChangeDto: {
            name: string;
            /** Format: uuid */
            organisationId: string;
            roles: ("officer" | "responder" | "peer" | "clinician" | "caseManager" | "courtLiaison" | "prosecutor" | "defender" | "provider" | "coordinator" | "supervisor" | "privacyOfficer" | "administrator" | "feed")[];
            programs: string[];
            professions: ("plainclothesOfficer" | "officer" | "emsPractitioner" | "paramedic" | "nurse" | "clinician" | "socialWorker" | "caseManager" | "peer" | "faithLeader")[];
            /** @description False: may do nothing any more */
            active: boolean;
            /** @description Of a machine account: what it may be let do */
            scopes?: ("notices:write" | "calls:write" | "help:write" | "directory:read" | "directory:write" | "capacity:write" | "reports:read" | "outbox:read")[];
        };
        AccountSchema: {
            /** Format: uuid */
            staffId: string;
            issuer: string;
            subject: string;
            name: string;
            /** Format: uuid */
            organisationId: string;
            roles: ("officer" | "responder" | "peer" | "clinician" | "caseManager" | "courtLiaison" | "prosecutor" | "defender" | "provider" | "coordinator" | "supervisor" | "privacyOfficer" | "administrator" | "feed")[];
            programs: string[];
            professions: string[];
            active: boolean;
            machine: boolean;
            scopes: ("notices:write" | "calls:write" | "help:write" | "directory:read" | "directory:write" | "capacity:write" | "reports:read" | "outbox:read")[];
        };
        AccountingSchema: {
            items: components["schemas"]["DisclosureSchema"][];
            next?: string;
        };
        AccountsSchema: {
            items: components["schemas"]["AccountSchema"][];
            next?: string;
        };
        AcknowledgedSchema: {
            /**
             * Format: date-time
             * @description The first time
             */
            acknowledgedAt: string;
        };
        AcknowledgementSchema: {
            by: components["schemas"]["NamedSchema"];
            /** Format: date-time */
            at: string;
        };
        ActorSchema: {
            /** Format: uuid */
            staffId?: string;
            agencyId?: string;
            /** @description As they were then */
            roles?: ("officer" | "responder" | "peer" | "clinician" | "caseManager" | "courtLiaison" | "prosecutor" | "defender" | "provider" | "coordinator" | "supervisor" | "privacyOfficer" | "administrator" | "feed")[];
            account?: components["schemas"]["SignInAccountSchema"];
        };
        AgendaItemSchema: {
            /** Format: uuid */
            entryId: string;
            /** Format: uuid */
            caseId?: string;
            area?: string;
            name?: string;
            description?: string;
            /** @description Left out where the caller may not read it */
            concern?: string;
            addedBy: components["schemas"]["NamedSchema"];
            /** @enum {string} */
            decision?: "acutelyElevated" | "notElevated";
            factors?: string[];
            /** @description Why, where fewer factors were true than the program asks for */
            because?: string;
            reason?: string;
            /** Format: date */
            reviewOn?: string;
            /**
             * Format: uuid
             * @description The outreach that began with the decision
             */
            openedCase?: string;
        };
        AlertDetailSchema: {
            /** Format: uuid */
            alertId: string;
            programId: string;
            /** @enum {string} */
            kind: "spike" | "repeatContacts" | "homeTown" | "capacity90" | "supervisionDue" | "debriefDue" | "overload" | "checkOutOverdue" | "meetingDue" | "reviewDue" | "helpRequested" | "emergencyAccess";
            area?: string;
            /**
             * Format: uuid
             * @description What it is about; for coordinators and supervisors, and of an emergency access for whoever reviews it
             */
            subject?: string;
            roles: ("officer" | "responder" | "peer" | "clinician" | "caseManager" | "courtLiaison" | "prosecutor" | "defender" | "provider" | "coordinator" | "supervisor" | "privacyOfficer" | "administrator" | "feed")[];
            /** @description Where only one organisation is told */
            organisation?: components["schemas"]["NamedSchema"];
            /** Format: date-time */
            since: string;
            /** Format: date-time */
            until: string;
            count: number;
            /** Format: date-time */
            raisedAt: string;
            /** @enum {string} */
            state: "open" | "taken" | "closed";
            /** @description Who has taken it up, or closed it */
            changedBy?: components["schemas"]["NamedSchema"];
            /** Format: date-time */
            changedAt?: string;
            /** @description What came of telling staff by their channels: all for coordinators and supervisors, the caller's own for the others */
            deliveries: components["schemas"]["StaffDeliverySchema"][];
            /** @description The overdoses or responses that it counts */
            counted: components["schemas"]["CountedSchema"][];
            /** @description Whom repeated responses were to */
            person?: components["schemas"]["PersonSchema"];
        };
        AlertSchema: {
            /** Format: uuid */
            alertId: string;
            programId: string;
            /** @enum {string} */
            kind: "spike" | "repeatContacts" | "homeTown" | "capacity90" | "supervisionDue" | "debriefDue" | "overload" | "checkOutOverdue" | "meetingDue" | "reviewDue" | "helpRequested" | "emergencyAccess";
            area?: string;
            /**
             * Format: uuid
             * @description What it is about; for coordinators and supervisors, and of an emergency access for whoever reviews it
             */
            subject?: string;
            roles: ("officer" | "responder" | "peer" | "clinician" | "caseManager" | "courtLiaison" | "prosecutor" | "defender" | "provider" | "coordinator" | "supervisor" | "privacyOfficer" | "administrator" | "feed")[];
            /** @description Where only one organisation is told */
            organisation?: components["schemas"]["NamedSchema"];
            /** Format: date-time */
            since: string;
            /** Format: date-time */
            until: string;
            count: number;
            /** Format: date-time */
            raisedAt: string;
            /** @enum {string} */
            state: "open" | "taken" | "closed";
            /** @description Who has taken it up, or closed it */
            changedBy?: components["schemas"]["NamedSchema"];
            /** Format: date-time */
            changedAt?: string;
            /** @description What came of telling staff by their channels: all for coordinators and supervisors, the caller's own for the others */
            deliveries: components["schemas"]["StaffDeliverySchema"][];
        };
        AlertsSchema: {
            items: components["schemas"]["AlertSchema"][];
            next?: string;
        };
        AreaSchema: {
            value: string;
            label: string;
        };
        AuditEntrySchema: {
            /** Format: date-time */
            at: string;
            /**
             * Format: uuid
             * @description The chain that it stands in
             */
            stream: string;
            /** @description Its place there */
            seq: number;
            /** @enum {string} */
            action: "signIn" | "signInRefused" | "signOut" | "attempt" | "readCase" | "readTimeline" | "readConsents" | "readServiceUnits" | "readDisclosures" | "readDocket" | "readWorklist" | "readVisits" | "readMeetings" | "readWaitingList" | "readAlert" | "readMatches" | "readReferrals" | "readParticipant" | "searchCases" | "searchParticipants" | "readStaff" | "readAudit" | "exportPacket" | "exportAccounting" | "exportConsent" | "exportParticipantPaper" | "exportProof" | "exportReport" | "exportDirectory" | "downloadFile" | "uploadFile" | "openCase" | "performStep" | "performProgramStep" | "useEmergencyAccess" | "sealRecord" | "changeProgram" | "changeStaff" | "changeChannels" | "importDirectory";
            title: string;
            /** @enum {string} */
            outcome: "done" | "refused";
            /** @description Why it was refused */
            code?: string;
            /** @description Empty where a token did not tell */
            by: components["schemas"]["ActorSchema"];
            /** @description The caller's colleague */
            name?: string;
            cases?: string[];
            participants?: string[];
            /**
             * Format: uuid
             * @description The member of staff whom it is about
             */
            concerns?: string;
            /** @description Codes and ids */
            detail?: {
                [key: string]: unknown;
            };
            from?: components["schemas"]["OriginSchema"];
        };
        AuditPageSchema: {
            items: components["schemas"]["AuditEntrySchema"][];
            next?: string;
        };
        BoardRowSchema: {
            /** @description Beds or slots */
            places: number;
            occupied: number;
            free: number;
            waiting: number;
            /** @description 90 % or more are occupied (45 CFR 96.126) */
            nearlyFull: boolean;
            /** Format: date-time */
            nearlyFullSince?: string;
            /** Format: uuid */
            serviceId: string;
            programId: string;
            name: string;
            type: string;
            provider: components["schemas"]["ProviderSchema"];
            /** @enum {string} */
            status: "active" | "inactive";
        };
        BoardSchema: {
            items: components["schemas"]["BoardRowSchema"][];
            next?: string;
        };
        CallAnswerSchema: {
            /** @description The call's own number */
            callId: string;
            /** @description The program's log with this call */
            version: number;
        };
        CallNotice: {
            /** @description Number of the call */
            callId: string;
            /**
             * Format: date-time
             * @description When was it?
             */
            occurredAt: string;
            /** @description In which area? */
            area: string;
            /**
             * @description What was it about?
             * @enum {string}
             */
            kind: "overdose" | "behavioralHealth" | "welfareCheck" | "medical" | "disturbance" | "publicAssist" | "other";
            /** @description Where was it? */
            place?: string;
            /** @description May be left out where the account hands in for one program alone */
            programId?: string;
            person?: components["schemas"]["CallNoticePerson"];
        };
        CallNoticePerson: {
            /** @description The person's name · Leave empty if you do not know it. */
            name?: string;
            /**
             * Format: date
             * @description Birth date
             */
            birthDate?: string;
            /** @description Phone */
            phone?: string;
        };
        CapacitySchema: {
            /** @description Beds or slots */
            places: number;
            occupied: number;
            free: number;
            waiting: number;
            /** @description 90 % or more are occupied (45 CFR 96.126) */
            nearlyFull: boolean;
            /** Format: date-time */
            nearlyFullSince?: string;
        };
        CaseSchema: {
            /** Format: uuid */
            caseId: string;
            programId: string;
            /** @description The revision of the program that the case began under */
            programRevision: number;
            /** @description Not told to a provider */
            pathwayId?: string;
            version: number;
            /** @description Up to which version you have looked at it; absent where you never have */
            seenVersion?: number;
            /** @description Whether the process has seen everything that is recorded */
            settled: boolean;
            /** @enum {string} */
            status: "open" | "closed";
            outcome?: string;
            /** Format: date-time */
            openedAt?: string;
            /** @description Not told to a provider */
            openedBy?: components["schemas"]["NamedSchema"];
            /** Format: date-time */
            updatedAt: string;
            /**
             * Format: date-time
             * @description The instant at which this was read
             */
            at: string;
            /** Format: date-time */
            withdrawnAt?: string;
            /** @description Stages, as far as the caller may know of them. Left out where the caller may not read them */
            stages?: {
                [key: string]: unknown;
            }[];
            /** @description What started the case, where no screen of an officer did: source, area, when. Left out where the caller may not read it */
            start?: {
                [key: string]: unknown;
            };
            /** @description Outreach: attempts, place in the order of work, the visit's window, who was sent. Left out where the caller may not read it */
            outreach?: {
                [key: string]: unknown;
            };
            /** @description A team at an address that has not checked out. Left out where the caller may not read it */
            teamOut?: {
                [key: string]: unknown;
            };
            /** @description Support for the family. Left out where the caller may not read it */
            family?: {
                [key: string]: unknown;
            };
            /** @description How often naloxone was offered, and kits given. Left out where the caller may not read it */
            naloxone?: {
                [key: string]: unknown;
            };
            /** @description When each was reached first: notice, coordinator, sent, contact, engaged, placed. Left out where the caller may not read it */
            hops?: {
                [key: string]: unknown;
            };
            /** @description The officer's first screen. Left out where the caller may not read it */
            screening?: {
                [key: string]: unknown;
            };
            /** @description Eligibility. Left out where the caller may not read it */
            eligibility?: {
                [key: string]: unknown;
            };
            /** @description Who is assigned, by role. Left out where the caller may not read them */
            assigned?: {
                [key: string]: unknown;
            }[];
            /** @description The handoff: who is coming, and how it went. Left out where the caller may not read it */
            handoff?: {
                /**
                 * @description While it goes on
                 * @enum {string}
                 */
                standing?: "requested" | "coming" | "nobodyComing" | "ended";
                /** @description Where nobody comes */
                whatToDo?: string;
            } & {
                [key: string]: unknown;
            };
            /** @description Intake. Left out where the caller may not read it */
            intake?: {
                [key: string]: unknown;
            } | "noConsent";
            /** @description The individual service plan. Left out where the caller may not read it */
            plan?: {
                [key: string]: unknown;
            } | "noConsent";
            /** @description Consents. Left out where the caller may not read them */
            consents?: {
                [key: string]: unknown;
            }[];
            /** @description Placements. Left out where the caller may not read it */
            placements?: {
                [key: string]: unknown;
            }[] | "noConsent";
            /** @description Services that the person receives already from elsewhere. Left out where the caller may not read it */
            received?: string[] | "noConsent";
            /** @description Charges. Left out where the caller may not read them */
            charges?: {
                [key: string]: unknown;
            }[];
            /** @description Conditions; `noConsent` is never a missed one */
            conditions: {
                [key: string]: unknown;
            }[] | ("noConsent" | "notShown");
            /** @description The terms and their signature */
            terms: {
                [key: string]: unknown;
            } | ("noConsent" | "notShown");
            /** @description Emergency accesses that are in force or wait for a review. Left out where the caller may not read them */
            emergencyAccess?: {
                [key: string]: unknown;
            }[];
            /** @description New offences. Left out where the caller may not read them */
            newOffences?: {
                [key: string]: unknown;
            }[];
            /** @description Follow-up. Left out where the caller may not read it */
            followUp?: {
                [key: string]: unknown;
            } | "noConsent";
            /** @description Who the person is, as said or corrected last. Left out where nothing is known, or the caller may not read it */
            person?: components["schemas"]["PersonSchema"];
            /** @description How it is safe to reach the person: to be read before any contact */
            safeContact?: string;
            /** @description Engagement at 30 days, decided on the 30th day after the first contact. Left out where the caller may not read it */
            engagement?: {
                [key: string]: unknown;
            } | "noConsent";
            /** @description To those who brought the person in: whether the person was engaged, and has a place. Left out where the caller may not read it */
            feedback?: {
                [key: string]: unknown;
            } | "noConsent";
            /** @description Milestones: of each kind the one recorded last. Left out where the caller may not read it */
            milestones?: {
                [key: string]: unknown;
            }[] | "noConsent";
            /** @description How often recovery capital was recorded, and when last. Left out where the caller may not read it */
            recoveryCapital?: {
                [key: string]: unknown;
            } | "noConsent";
            /** @description The closing record: why, by whom and when. The timeline says what was reached. Left out where the caller may not read it */
            closing?: {
                [key: string]: unknown;
            } | "noConsent";
            /** @description What of the record is sealed for good: which class, when, by whom and on what ground. Left out where the caller may not read them */
            seals?: {
                [key: string]: unknown;
            }[];
            /** @description Legal holds in force: while there is one nothing is sealed. Left out where the caller may not read them */
            legalHolds?: {
                [key: string]: unknown;
            }[];
            /** @description The case of another agency that this one goes on from, and since when that is recorded. Left out where the caller may not read it */
            formerCase?: {
                [key: string]: unknown;
            };
            /** @description Charges' live deadlines. Left out where the caller may not read them */
            deadlines?: {
                [key: string]: unknown;
            }[];
            openSteps: components["schemas"]["OpenStepSchema"][];
            /** @description Where this answer discloses under a consent */
            disclosure?: components["schemas"]["DisclosureNoteSchema"];
        };
        ChargeDecisionSchema: {
            /** @enum {string} */
            decision: "decline" | "dismiss" | "extend" | "amend" | "reinstate" | "file";
            by: components["schemas"]["NamedSchema"];
            /** Format: date-time */
            at: string;
            /** Format: date-time */
            effectiveAt: string;
        };
        ConsentOrganisationSchema: {
            /** Format: uuid */
            id: string;
            name?: string;
        };
        ConsentRecipientSchema: {
            /** @description What `revokeConsent` names to revoke it for this recipient alone */
            id: string;
            /** @enum {string} */
            class?: "careTeam" | "treatingProviders" | "referringOfficers" | "prosecution" | "courtLiaisons" | "defense" | "outside";
            organisation?: components["schemas"]["ConsentOrganisationSchema"];
            label: string;
            /** Format: date-time */
            revokedAt?: string;
            /** @description A revocation that takes effect with the final disposition */
            revocationAsked?: boolean;
        };
        ConsentSchema: {
            /** Format: uuid */
            id: string;
            kinds: ("treatment" | "namedRecipient" | "criminalJustice" | "counselingNotes" | "legalProceedings")[];
            scope: ("participation" | "conditions" | "assessments" | "servicePlan" | "notes" | "counselingNotes")[];
            recipients: components["schemas"]["ConsentRecipientSchema"][];
            /** Format: date */
            signedOn: string;
            /** Format: date */
            expiresOn?: string;
            untilFinalDisposition: boolean;
            /** @enum {string} */
            endsWith?: "caseClosed" | "condition";
            /** Format: date-time */
            endedAt?: string;
            /** Format: date-time */
            revokedAt?: string;
            revocationAsked?: boolean;
            /** @enum {string} */
            standing: "inForce" | "ended" | "revoked";
        };
        ConsentsSchema: {
            items: components["schemas"]["ConsentSchema"][];
        };
        ContactChannel: {
            /** @enum {string} */
            kind: "email" | "webhook" | "sms";
            /**
             * @description A work address: e-mail, https URL, or phone number in the form of E.164
             * @example name@example.org
             */
            address: string;
        };
        ContactChannels: {
            /** @description The one to be tried first at the head */
            items: components["schemas"]["ContactChannel"][];
        };
        CorrectedAfterwardsSchema: {
            /** @description The correction's number in the case */
            correction: number;
            /** Format: date-time */
            at: string;
            corrects: components["schemas"]["CorrectedValueSchema"];
            /** @description Those before the correction that may have told the wrong value */
            disclosures: components["schemas"]["DisclosureSchema"][];
        };
        CorrectedRecipientsSchema: {
            items: components["schemas"]["CorrectedAfterwardsSchema"][];
        };
        CorrectedValueSchema: {
            entry: number;
            path: string;
        };
        CorrectionSchema: {
            entry: number;
            /** Format: date-time */
            at: string;
            by: components["schemas"]["NamedSchema"];
            /** @description The right value */
            value?: string | number | boolean | unknown[];
            /** @description What it is called, where it stands for something */
            words?: string[];
            reason?: string;
        };
        CountedSchema: {
            /** Format: date-time */
            at: string;
            area: string;
            kind?: string;
            /** Format: uuid */
            caseId?: string;
            callId?: string;
        };
        CourtConditionSchema: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "attend" | "complete" | "engage" | "report" | "restore" | "noNewCharge";
            /** Format: date */
            due: string;
            /** @description Whether it says in writing that a return to use breaks it */
            coversReturnToUse: boolean;
            termsRevision: number;
            /** Format: uuid */
            replaces?: string;
            /** @enum {string} */
            status: "open" | "notYet" | "met" | "missed";
            attestedBy?: components["schemas"]["NamedSchema"];
            /** Format: date-time */
            attestedAt?: string;
            /** @enum {string} */
            defenderAnswer?: "awaited" | "answered" | "none";
            /** @description The defender's answer in its own words */
            answer?: string;
        };
        CredentialSchema: {
            credential: string;
            /** Format: date */
            obtainedOn: string;
            /**
             * Format: date
             * @description Last day on which it is in force
             */
            expiresOn?: string;
        };
        DeadlineSchema: {
            kind: string;
            /** Format: date-time */
            at: string;
        };
        DeviceKeySchema: {
            /** @description The public key's thumbprint (RFC 7638) */
            keyId: string;
            publicKey: components["schemas"]["DevicePublicKeySchema"];
            privateKey: components["schemas"]["DevicePrivateKeySchema"];
        };
        DevicePrivateKeySchema: {
            /** @enum {string} */
            kty: "EC";
            /** @enum {string} */
            crv: "P-256";
            x: string;
            y: string;
            d: string;
        };
        DevicePublicKeySchema: {
            /** @enum {string} */
            kty: "EC";
            /** @enum {string} */
            crv: "P-256";
            x: string;
            y: string;
        };
        DisclosureNoteSchema: {
            /** @description The statement of 42 CFR 2.32(a)(1) */
            statement: string;
            /** @description The short form of 42 CFR 2.32(a)(2) */
            shortStatement: string;
            /** @description Under which this answer discloses */
            consents: components["schemas"]["ExplainedConsentSchema"][];
            /**
             * Format: uuid
             * @description The caller's own emergency access, where it was used
             */
            emergencyAccessId?: string;
        };
        DisclosureSchema: {
            /** Format: uuid */
            disclosureId: string;
            /** Format: date-time */
            at: string;
            toStaff?: components["schemas"]["NamedSchema"];
            toOrganisation?: components["schemas"]["NamedSchema"];
            /** @description To somebody outside of this system, as it was written down */
            toOutside?: string;
            /** @description As the consent states it, where it can still be read; otherwise a code */
            purpose: string;
            /** @enum {string} */
            channel: "screen" | "export" | "packet" | "notice" | "referral" | "file" | "other";
            /** @description `section:<name>` of the case, or `entry:<number>:<path>` of its timeline */
            what: string[];
            /** Format: uuid */
            consentId?: string;
            /** Format: uuid */
            emergencyAccessId?: string;
            /** @enum {string} */
            law?: "medicalEmergency" | "reportOfChildAbuse" | "courtOrder";
        };
        DiscretionRowSchema: {
            /** @description A district, or what people said of themselves; `notRecorded` where nothing was */
            value: string;
            /** @description A count of so few people that they could be told apart is left out */
            counts: components["schemas"]["EncounterCountsSchema"];
        };
        DiscretionSchema: {
            items: components["schemas"]["DiscretionRowSchema"][];
        };
        DocketRowSchema: {
            /** Format: uuid */
            caseId: string;
            /** Format: uuid */
            chargeId: string;
            programId: string;
            class: string;
            classLabel: string;
            /** @enum {string} */
            status: "screened" | "notHeld" | "offered" | "held" | "declined" | "dismissed" | "reinstated" | "filed" | "returned";
            owner?: components["schemas"]["NamedSchema"];
            /** Format: date-time */
            holdBeganAt?: string;
            deadline?: components["schemas"]["DeadlineSchema"];
            /** @description Whole days until the deadline's day; negative when it is over */
            daysLeft?: number;
            /** Format: date */
            limitationDate?: string;
            /**
             * @description The criminal-justice consent (42 CFR 2.35), as far as it names the caller
             * @enum {string}
             */
            consent: "inForce" | "noConsent";
            /** @description Each with status, attester, date and the defender's answer; `noConsent` is never a missed condition */
            conditions: components["schemas"]["CourtConditionSchema"][] | ("noConsent" | "notShown");
            /** @enum {string} */
            recommendation: "release" | "review" | "continue" | "none" | "noConsent" | "notShown";
            /** @description New offences in its case that wait for the prosecutor's review */
            newOffences: number;
            /** @description The prosecutor's decisions */
            decisions: components["schemas"]["ChargeDecisionSchema"][];
        };
        DocketSchema: {
            items: components["schemas"]["DocketRowSchema"][];
            next?: string;
            /** @description Where this answer discloses under a consent */
            disclosure?: components["schemas"]["DisclosureNoteSchema"];
        };
        DoorSchema: {
            /** @description The only way in which a team says who it is */
            say: string;
            /** @description What the card says that may be left */
            card: string;
        };
        DueForSealingPageSchema: {
            items: components["schemas"]["DueForSealingSchema"][];
            next?: string;
        };
        DueForSealingSchema: {
            /** Format: uuid */
            caseId: string;
            programId: string;
            /** Format: date-time */
            closedAt: string;
            /** @description What the program keeps no longer */
            classes: ("service" | "counselingNote")[];
        };
        EmployersSchema: {
            items: components["schemas"]["NamedSchema"][];
        };
        EncounterCountsSchema: {
            /** @description Referred to the program */
            referred?: number;
            /** @description Referred, and the case closed without an intake */
            missedIntake?: number;
            /** @description Left out where so few people could be told apart */
            notEligible?: number;
            /** @description Left out where so few people could be told apart */
            notOffered?: number;
            /** @description Left out where so few people could be told apart */
            declined?: number;
        };
        EncounterUnitsSchema: {
            /** @description Its number in the case */
            entry: number;
            /**
             * Format: date
             * @description By the calendar of the program's zone
             */
            day: string;
            minutes: number;
            /** @enum {string} */
            activity: "support" | "transport" | "documentation" | "outreach";
            /** @description Completed units of 15 minutes */
            units: number;
            billable: number;
            /**
             * @description Why not all of it is billable
             * @enum {string}
             */
            because?: "notPeerSupport" | "notReached" | "notEnrolled" | "overDailyLimit";
        };
        ExplainedConsentSchema: {
            /** Format: uuid */
            consentId: string;
            kinds: string[];
            /** @description What may be disclosed */
            scope: string[];
            /** @description In words */
            recipients: string[];
            /** @description In words */
            ends: string;
            /** @description The consent's scope, in a sentence */
            explanation: string;
        };
        FieldProblemSchema: {
            /** @description As sent, e.g. `charges.0.class` */
            field: string;
            code: string;
            message: string;
        };
        FormFieldSchema: {
            name: string;
            /** @enum {string} */
            kind: "text" | "note" | "place" | "choice" | "choices" | "yesNo" | "date" | "dateTime" | "number" | "staff" | "organisation" | "item" | "entry" | "code" | "published" | "file" | "list";
            label: string;
            hint?: string;
            required: boolean;
            /** @description choice, choices, staff, organisation, entry: what may be chosen now */
            options?: components["schemas"]["OptionSchema"][];
            /** @description item: the case's own charges, conditions, placements… */
            items?: components["schemas"]["OptionSchema"][];
            /** @description number: least value; list: fewest rows; choices: 0 where none of them can be the answer to a required field */
            min?: number;
            /** @description number: greatest value; list: most rows; choices: most values */
            max?: number;
            whole?: boolean;
            maxLength?: number;
            pattern?: string;
            /** @description date: YYYY-MM-DD; dateTime: RFC 3339 */
            earliest?: string;
            latest?: string;
            /** @description file: the media types that are taken; upload it first */
            accept?: string[];
            /** @description list: the fields of its rows */
            fields?: components["schemas"]["FormFieldSchema"][];
        };
        FoundCaseSchema: {
            /** Format: uuid */
            caseId: string;
            programId: string;
            pathwayId: string;
            /** @enum {string} */
            status: "open" | "closed";
            version: number;
            /** @description Up to which version you have looked at it; absent where you never have */
            seenVersion?: number;
            /** @description Stages that run now, as far as the caller may know of them */
            stages: string[];
            assignees: components["schemas"]["NamedSchema"][];
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        FoundCasesSchema: {
            items: components["schemas"]["FoundCaseSchema"][];
            next?: string;
        };
        FoundParticipantSchema: {
            /** Format: uuid */
            participantId: string;
            /** @description As far as the caller may know of them, the newest first */
            cases: components["schemas"]["ParticipantCaseSchema"][];
        };
        FoundParticipantsSchema: {
            items: components["schemas"]["FoundParticipantSchema"][];
        };
        HealthSchema: {
            /** @enum {string} */
            status: "ok" | "degraded";
            /** @description record, engine, worker */
            parts?: {
                [key: string]: unknown;
            };
        };
        HelpRequest: {
            /**
             * @description Who needs help?
             * @enum {string}
             */
            forWhom: "self" | "relative";
            /**
             * @description In which language do you want an answer?
             * @enum {string}
             */
            language: "en" | "es";
            /** @description In which area? */
            area?: string;
            /** @description The person's name · Leave empty if you do not know it. */
            name?: string;
            /** @description Phone */
            phone?: string;
            /** @description How else can we reach you? */
            howToReach?: string;
            /** @description Is it safe to call you? */
            safeToCall?: boolean;
            /** @description Where can the person be found? */
            place?: string;
            /** @description What does the person want? */
            words?: string;
            /**
             * Format: uuid
             * @description The request's own id: sent again, it changes nothing
             */
            requestId: string;
            programId: string;
            /** @description Left empty, and hidden from people */
            website?: string;
        };
        HopTimeSchema: {
            /** @enum {string} */
            from: "notice" | "coordinator" | "sent" | "contact" | "engaged" | "placed";
            /** @enum {string} */
            to: "notice" | "coordinator" | "sent" | "contact" | "engaged" | "placed";
            /** @description Cases in which both were reached */
            cases: number;
            /** @description Left out where there is no such case */
            medianMinutes?: number;
        };
        HopTimesSchema: {
            items: components["schemas"]["HopTimeSchema"][];
        };
        HsdsPageSchema: {
            /** @description Services, as HSDS 3 describes them */
            contents: {
                [key: string]: unknown;
            }[];
        };
        ImportedSchema: {
            listed: number;
            changed: number;
            same: number;
        };
        MatchSchema: {
            /** Format: uuid */
            matchId: string;
            /** @description What is equal */
            kinds: ("nameAndBirthDate" | "name" | "phone")[];
            /** Format: date-time */
            foundAt: string;
            /** @enum {string} */
            decision?: "samePerson" | "anotherPerson";
            /** Format: date-time */
            decidedAt?: string;
            participants: components["schemas"]["FoundParticipantSchema"][];
        };
        MatchesSchema: {
            items: components["schemas"]["MatchSchema"][];
            next?: string;
        };
        MeSchema: {
            /** Format: uuid */
            staffId: string;
            name: string;
            agency: string;
            roles: ("officer" | "responder" | "peer" | "clinician" | "caseManager" | "courtLiaison" | "prosecutor" | "defender" | "provider" | "coordinator" | "supervisor" | "privacyOfficer" | "administrator" | "feed")[];
            programs: string[];
            session: components["schemas"]["SessionSchema"];
        };
        MeetingDueSchema: {
            programId: string;
            /** Format: date-time */
            dueAt: string;
            due: boolean;
        };
        MeetingSchema: {
            /** Format: uuid */
            meetingId: string;
            programId: string;
            /** Format: date-time */
            at: string;
            place?: string;
            /** @description Who has agreed to confidentiality */
            attending: components["schemas"]["NamedSchema"][];
            /** @description Only for those who attend */
            agenda?: components["schemas"]["AgendaItemSchema"][];
        };
        MeetingsSchema: {
            items: components["schemas"]["MeetingSchema"][];
            /** @description When each of the caller's programs meets again */
            due: components["schemas"]["MeetingDueSchema"][];
            next?: string;
        };
        NamedSchema: {
            /** Format: uuid */
            id: string;
            name?: string;
        };
        NewAccountDto: {
            name: string;
            /** Format: uuid */
            organisationId: string;
            roles: ("officer" | "responder" | "peer" | "clinician" | "caseManager" | "courtLiaison" | "prosecutor" | "defender" | "provider" | "coordinator" | "supervisor" | "privacyOfficer" | "administrator" | "feed")[];
            programs: string[];
            professions: ("plainclothesOfficer" | "officer" | "emsPractitioner" | "paramedic" | "nurse" | "clinician" | "socialWorker" | "caseManager" | "peer" | "faithLeader")[];
            /** @description False: may do nothing any more */
            active: boolean;
            /** @description Of a machine account: what it may be let do */
            scopes?: ("notices:write" | "calls:write" | "help:write" | "directory:read" | "directory:write" | "capacity:write" | "reports:read" | "outbox:read")[];
            /** @description The `sub` of its tokens */
            subject: string;
            /** @description Another system, and no person */
            machine?: boolean;
        };
        NoticeAnswerSchema: {
            /** @description The source's own id */
            noticeId: string;
            /** Format: uuid */
            caseId: string;
            version: number;
        };
        NoticeSchema: {
            /** Format: uuid */
            caseId: string;
            programId: string;
            kind: string;
            roles: ("officer" | "responder" | "peer" | "clinician" | "caseManager" | "courtLiaison" | "prosecutor" | "defender" | "provider" | "coordinator" | "supervisor" | "privacyOfficer" | "administrator" | "feed")[];
            staff?: components["schemas"]["NamedSchema"];
            /** Format: uuid */
            subject?: string;
            /** Format: date-time */
            createdAt: string;
            /** @description What it is acknowledged by, within its case */
            noticeId: string;
            /** @description What came of telling staff by their channels: all for coordinators and supervisors, the caller's own for the others */
            deliveries: components["schemas"]["StaffDeliverySchema"][];
            acknowledgements: components["schemas"]["AcknowledgementSchema"][];
        };
        OpenActiveOutreach: {
            /**
             * Format: uuid
             * @description Made by the sender, so that it can be sent again (UUIDv7)
             */
            caseId?: string;
            programId: string;
            /** @enum {string} */
            pathwayId: "activeOutreach";
            input: components["schemas"]["OpenActiveOutreachInput"];
        };
        OpenActiveOutreachInput: {
            /**
             * @description What gave rise to it?
             * @enum {string}
             */
            source: "officerInField" | "emergencyCall" | "repeatContacts" | "stakeholderMeeting" | "engagementEvent" | "familyOrFriend" | "participant" | "emsOrFire" | "hospital" | "dropInCentre" | "jailInReach" | "jailRelease" | "publicDefender" | "spikeAlert";
            /** @description In which area? */
            area: string;
            /**
             * Format: date-time
             * @description When was it?
             */
            seenAt: string;
            /**
             * @description Has the team tried before? · Left empty: never contacted.
             * @enum {string}
             */
            standing?: "neverContacted" | "notLocated" | "interestedLater" | "declined" | "activeParticipant";
            /** @description The person's name · Leave empty if you do not know it. */
            name?: string;
            /**
             * Format: date
             * @description Birth date
             */
            birthDate?: string;
            /** @description Phone */
            phone?: string;
            /** @description Where can the person be found? */
            whereNow?: string;
            /** @description How will the team recognize the person? */
            description?: string;
            /** @description How is it safe to reach the person? */
            safeContact?: string;
            /** @description Why now? */
            reason?: string;
        };
        OpenNaloxonePlus: {
            /**
             * Format: uuid
             * @description Made by the sender, so that it can be sent again (UUIDv7)
             */
            caseId?: string;
            programId: string;
            /** @enum {string} */
            pathwayId: "naloxonePlus";
            input: components["schemas"]["OpenNaloxonePlusInput"];
        };
        OpenNaloxonePlusInput: {
            /**
             * @description Who reported it?
             * @enum {string}
             */
            source: "overdoseNotice" | "officerInField" | "emsOrFire" | "hospital" | "familyOrFriend" | "participant" | "emergencyCall" | "spikeAlert";
            /** @description In which area did it happen? */
            area: string;
            /**
             * Format: date-time
             * @description When was the overdose?
             */
            overdoseAt: string;
            /** @description Did the person die? · Then the family is visited, weeks later. */
            fatal: boolean;
            /** @description Doses of naloxone given */
            naloxoneDoses?: number;
            /** @description Where does the person live, if elsewhere? */
            homeArea?: string;
            /**
             * @description Has the team tried before? · Left empty: never contacted.
             * @enum {string}
             */
            standing?: "neverContacted" | "notLocated" | "interestedLater" | "declined" | "activeParticipant";
            /** @description The person's name · Leave empty if you do not know it. */
            name?: string;
            /**
             * Format: date
             * @description Birth date
             */
            birthDate?: string;
            /** @description Phone */
            phone?: string;
            /** @description Where can the person be found? */
            whereNow?: string;
            /** @description How will the team recognize the person? */
            description?: string;
            /** @description How is it safe to reach the person? */
            safeContact?: string;
            /** @description Where did it happen? */
            place?: string;
            /** @description Which agency reported it? */
            reportedBy?: string;
            /** @description The notice's own number */
            reference?: string;
            /** @description Remark */
            remark?: string;
        };
        OpenOfficerIntervention: {
            /**
             * Format: uuid
             * @description Made by the sender, so that it can be sent again (UUIDv7)
             */
            caseId?: string;
            programId: string;
            /** @enum {string} */
            pathwayId: "officerIntervention";
            input: components["schemas"]["OpenOfficerInterventionInput"];
        };
        OpenOfficerInterventionInput: {
            /**
             * Format: date-time
             * @description When did you meet the person?
             */
            contactAt: string;
            /** @description Where was it? */
            district: string;
            /**
             * @description How old is the person? · What the person says, or your best estimate.
             * @enum {string}
             */
            ageBand: "under18" | "from18to24" | "from25to34" | "from35to44" | "from45to54" | "from55to64" | "from65";
            /** @description Which of these are true for the person? */
            criteria?: string[];
            /** @description Charges */
            charges: components["schemas"]["OpenOfficerInterventionInputChargesRow"][];
            /** @description Incident number */
            incidentNumber: string;
            /** @description Did you offer the program, and did the person accept? */
            offerAccepted: boolean;
            /** @description Leave it as a referral for the next working day? · For contacts outside the program's hours. */
            referralForNextWorkingDay?: boolean;
            /** @description The person's name · Leave empty if you do not know it. */
            name?: string;
            /**
             * Format: date
             * @description Birth date
             */
            birthDate?: string;
            /** @description Phone */
            phone?: string;
            /** @description Where is the person now? */
            whereNow: string;
            /** @description How will the peer recognize the person? */
            description?: string;
        };
        OpenOfficerInterventionInputChargesRow: {
            /** @description Kind of charge · Name every charge: one that is not diverted decides for the whole case. */
            class: string;
            /** @description Charge as you would write it */
            title: string;
            /**
             * Format: date
             * @description Last day on which it can be filed, if you know it
             */
            limitationDate?: string;
            /**
             * Format: uuid
             * @description The row's own id; given by the record if absent
             */
            id?: string;
        };
        OpenOfficerPrevention: {
            /**
             * Format: uuid
             * @description Made by the sender, so that it can be sent again (UUIDv7)
             */
            caseId?: string;
            programId: string;
            /** @enum {string} */
            pathwayId: "officerPrevention";
            input: components["schemas"]["OpenOfficerPreventionInput"];
        };
        OpenOfficerPreventionInput: {
            /**
             * @description What gave rise to it?
             * @enum {string}
             */
            source: "officerInField" | "emergencyCall" | "repeatContacts" | "emsOrFire" | "engagementEvent" | "familyOrFriend" | "publicDefender" | "jailRelease" | "hospital" | "dropInCentre";
            /** @description Where was it? */
            area: string;
            /**
             * Format: date-time
             * @description When did you meet the person?
             */
            contactAt: string;
            /** @description Did you offer help, and did the person accept? */
            offerAccepted: boolean;
            /**
             * @description How old is the person? · What the person says, or your best estimate.
             * @enum {string}
             */
            ageBand?: "under18" | "from18to24" | "from25to34" | "from35to44" | "from45to54" | "from55to64" | "from65";
            /** @description Which of these are true for the person? */
            criteria?: string[];
            /** @description Leave it as a referral for the next working day? · For contacts outside the program's hours. */
            referralForNextWorkingDay?: boolean;
            /** @description The person's name · Leave empty if you do not know it. */
            name?: string;
            /**
             * Format: date
             * @description Birth date
             */
            birthDate?: string;
            /** @description Phone */
            phone?: string;
            /** @description Where can the person be found? */
            whereNow?: string;
            /** @description How will the team recognize the person? */
            description?: string;
            /** @description How is it safe to reach the person? */
            safeContact?: string;
            /** @description What would help? */
            remark?: string;
        };
        OpenProgramStepSchema: {
            stepId: string;
            title: string;
            hint: string;
            roles: ("officer" | "responder" | "peer" | "clinician" | "caseManager" | "courtLiaison" | "prosecutor" | "defender" | "provider" | "coordinator" | "supervisor" | "privacyOfficer" | "administrator" | "feed")[];
            fields: components["schemas"]["FormFieldSchema"][];
        };
        OpenProgramStepsSchema: {
            items: components["schemas"]["OpenProgramStepSchema"][];
        };
        OpenSelfReferral: {
            /**
             * Format: uuid
             * @description Made by the sender, so that it can be sent again (UUIDv7)
             */
            caseId?: string;
            programId: string;
            /** @enum {string} */
            pathwayId: "selfReferral";
            input: components["schemas"]["OpenSelfReferralInput"];
        };
        OpenSelfReferralInput: {
            /**
             * @description How did it come to you?
             * @enum {string}
             */
            source: "participant" | "familyOrFriend" | "publicDefender" | "jailRelease" | "jailInReach" | "hospital" | "dropInCentre" | "engagementEvent";
            /** @description In which area? */
            area: string;
            /**
             * Format: date-time
             * @description When did the person ask?
             */
            askedAt: string;
            /** @description Leave it as a referral for the next working day? */
            referralForNextWorkingDay?: boolean;
            /** @description The person's name · Leave empty if you do not know it. */
            name?: string;
            /**
             * Format: date
             * @description Birth date
             */
            birthDate?: string;
            /** @description Phone */
            phone?: string;
            /** @description Where can the person be found? */
            whereNow?: string;
            /** @description How will the team recognize the person? */
            description?: string;
            /** @description How is it safe to reach the person? */
            safeContact?: string;
            /** @description What does the person want? */
            wants?: string;
        };
        OpenStepSchema: {
            stepId: string;
            title: string;
            hint: string;
            roles: ("officer" | "responder" | "peer" | "clinician" | "caseManager" | "courtLiaison" | "prosecutor" | "defender" | "provider" | "coordinator" | "supervisor" | "privacyOfficer" | "administrator" | "feed")[];
            /** Format: date-time */
            due?: string;
            late: boolean;
            /** @description Open whenever the case is */
            standing: boolean;
            /** @description 1 is the most urgent */
            priority?: number;
            why?: string;
            fields: components["schemas"]["FormFieldSchema"][];
        };
        OpenedSchema: {
            /** Format: uuid */
            caseId: string;
            version: number;
        };
        OpeningSchema: {
            stepId: string;
            title: string;
            hint: string;
            roles: ("officer" | "responder" | "peer" | "clinician" | "caseManager" | "courtLiaison" | "prosecutor" | "defender" | "provider" | "coordinator" | "supervisor" | "privacyOfficer" | "administrator" | "feed")[];
            fields: components["schemas"]["FormFieldSchema"][];
        };
        OptionSchema: {
            value: string;
            label: string;
            /**
             * Format: date-time
             * @description When this one is due
             */
            due?: string;
        };
        OriginSchema: {
            address?: string;
            agent?: string;
        };
        OutboxSchema: {
            items: components["schemas"]["NoticeSchema"][];
            next?: string;
            /** @description Where this answer discloses under a consent */
            disclosure?: components["schemas"]["DisclosureNoteSchema"];
        };
        OverdoseNotice: {
            /**
             * Format: date-time
             * @description When was the overdose?
             */
            occurredAt: string;
            /** @description In which area did it happen? */
            area: string;
            /** @description Did the person die? · Then the family is visited, weeks later. */
            fatal: boolean;
            /** @description Doses of naloxone given */
            naloxoneDoses?: number;
            /** @description Where did it happen? */
            place?: string;
            /** @description Which agency reported it? */
            source: string;
            /** @description May be left out where the account hands in for one program alone */
            programId?: string;
            person?: components["schemas"]["OverdoseNoticePerson"];
            /** @description The source's own id: sent again, it changes nothing */
            noticeId: string;
        };
        OverdoseNoticePerson: {
            /** @description The person's name · Leave empty if you do not know it. */
            name?: string;
            /**
             * Format: date
             * @description Birth date
             */
            birthDate?: string;
            /** @description Phone */
            phone?: string;
            /** @description Where does the person live, if elsewhere? */
            homeArea?: string;
        };
        PacketKeySchema: {
            /** @enum {string} */
            kty: "OKP";
            /** @enum {string} */
            crv: "Ed25519";
            x: string;
            /** @description Its thumbprint (RFC 7638), which packets name it by */
            kid: string;
            /** @enum {string} */
            alg: "EdDSA";
            /** @enum {string} */
            use: "sig";
        };
        ParticipantCaseSchema: {
            /** Format: uuid */
            caseId: string;
            programId: string;
            pathwayId: string;
            /** @enum {string} */
            status: "open" | "closed";
            /** Format: date-time */
            openedAt: string;
        };
        ParticipantSchema: {
            /** Format: uuid */
            participantId: string;
            /** @description As far as the caller may know of them, the newest first */
            cases: components["schemas"]["ParticipantCaseSchema"][];
            name?: string;
            /** Format: date */
            birthDate?: string;
            phone?: string;
            /** @description Participants who are the same person; their cases are among these */
            joined: string[];
        };
        PathwaySchema: {
            /** @enum {string} */
            pathwayId: "selfReferral" | "activeOutreach" | "naloxonePlus" | "officerPrevention" | "officerIntervention";
            /** @description What opens such a case */
            title: string;
            /** @description Who may open one */
            roles: ("officer" | "responder" | "peer" | "clinician" | "caseManager" | "courtLiaison" | "prosecutor" | "defender" | "provider" | "coordinator" | "supervisor" | "privacyOfficer" | "administrator" | "feed")[];
            /** @description The agency's programs that offer it */
            programs: string[];
        };
        PathwaysSchema: {
            items: components["schemas"]["PathwaySchema"][];
        };
        PersonSchema: {
            name?: string;
            /** Format: date */
            birthDate?: string;
            phone?: string;
        };
        PersonSearch: {
            /** @description The person's name */
            name?: string;
            /**
             * Format: date
             * @description Birth date
             */
            birthDate?: string;
            /** @description Phone */
            phone?: string;
        };
        ProblemSchema: {
            /** @enum {string} */
            type: "about:blank";
            title: string;
            status: number;
            /**
             * @description Stable: what a program reads
             * @example STEP.NOT_OPEN
             */
            code: string;
            detail: string;
            errors?: components["schemas"]["FieldProblemSchema"][];
            /** @description With 409 on a step: the steps open to the caller */
            openSteps?: string[];
            /** @description With 422 on an opening: what is open instead */
            openNow?: Record<string, never>[];
            /** @description With 503 of the readiness: how each part is */
            parts?: Record<string, never>;
        };
        ProgramSchema: {
            programId: string;
            revision: number;
            /** @description SHA-256 of its settings, as cases pin it */
            hash: string;
            title: string;
            agency: string;
            /** @description IANA time zone */
            zone: string;
            /** Format: date */
            effectiveFrom: string;
            /** @description Settings, by pathway */
            pathways: {
                [key: string]: unknown;
            };
            /** @description Parts of the country that it knows, by id */
            areas: {
                [key: string]: unknown;
            };
            /** @description What its teams are made of, by id */
            teams: {
                [key: string]: unknown;
            };
            /** @description When and where its teams work, by id */
            schedules: {
                [key: string]: unknown;
            };
            /** @description Rules of peer work */
            peerWork: {
                [key: string]: unknown;
            };
            /** @description More overdose notices than this are a spike */
            spike?: Record<string, never>;
            /** @description So many responses to one person are told */
            repeatContacts?: Record<string, never>;
            /** @description The meeting of stakeholders */
            stakeholderMeeting?: Record<string, never>;
            /** @description What it counts as success */
            outcomes: string[];
            /** @description Where each setting comes from, by path */
            sources: {
                [key: string]: unknown;
            };
        };
        ProgramsSchema: {
            items: components["schemas"]["ProgramSchema"][];
        };
        ProviderSchema: {
            /** Format: uuid */
            id: string;
            name: string;
            type: string;
        };
        ReceivedSchema: {
            /** @enum {boolean} */
            received: true;
        };
        RecordPhq9Command: {
            /**
             * Format: uuid
             * @description The command's own id: sent again, it changes nothing
             */
            commandId: string;
            input: components["schemas"]["RecordPhq9Input"];
        };
        RecordPhq9Input: {
            /**
             * Format: date
             * @description When?
             */
            on: string;
            /** @description Total */
            total: number;
            /** @description Remark */
            remark?: string;
        };
        RecordScreeningInput: {
            /**
             * Format: date
             * @description On which day?
             */
            screenedOn: string;
            /** @description Where was it? */
            district: string;
            /**
             * @description What happened?
             * @enum {string}
             */
            outcome: "notEligible" | "notOffered" | "declined";
            /** @description Why not eligible? */
            reasons?: ("ELIGIBILITY.DISTRICT_NOT_SERVED" | "ELIGIBILITY.OUTSIDE_HOURS" | "ELIGIBILITY.CRITERIA_NOT_MET" | "ELIGIBILITY.CHARGE_NOT_DIVERTED" | "ELIGIBILITY.UNDER_AGE")[];
            /**
             * @description Why was it not offered?
             * @enum {string}
             */
            notOfferedBecause?: "otherCall" | "personLeft" | "otherOutcome" | "other";
            /**
             * @description Age · Voluntary.
             * @enum {string}
             */
            ageBand?: "under18" | "from18to24" | "from25to34" | "from35to44" | "from45to54" | "from55to64" | "from65";
            /**
             * @description Gender · Voluntary, as the person says it.
             * @enum {string}
             */
            gender?: "woman" | "man" | "nonbinary" | "another" | "notSaid";
            /** @description Race and ethnicity · Voluntary, as the person says it. */
            raceAndEthnicity?: ("americanIndian" | "asian" | "black" | "hispanic" | "middleEastern" | "pacificIslander" | "white" | "notSaid")[];
        };
        ReferralSchema: {
            /**
             * Format: uuid
             * @description What "updateReferral" calls the placement
             */
            referralId: string;
            /** Format: uuid */
            caseId: string;
            programId: string;
            /** @enum {string} */
            status: "requested" | "received" | "accepted" | "inProgress" | "onHold" | "rejected" | "completed" | "cancelled" | "failed";
            /** Format: date-time */
            requestedAt: string;
            /** @description The service that is asked for; `noConsent` where no consent in force lets it be told */
            service: string;
            /** @description The service of the directory whose bed or slot is asked for; `noConsent` where no consent in force lets it be told */
            place?: string;
            /**
             * Format: date-time
             * @description On its waiting list
             */
            waitingSince?: string;
            /**
             * Format: date-time
             * @description When a bed or slot was given
             */
            givenAt?: string;
            /** @description Of the person; `noConsent` where no consent in force lets it be told */
            name?: string;
            /** @description How it is safe to reach the person; `noConsent` where no consent in force lets it be told */
            safeContact?: string;
            /** @description What the provider should know; `noConsent` where no consent in force lets it be told */
            remark?: string;
        };
        ReferralsSchema: {
            items: components["schemas"]["ReferralSchema"][];
            next?: string;
            /** @description Where this answer discloses under a consent */
            disclosure?: components["schemas"]["DisclosureNoteSchema"];
        };
        RosterSchema: {
            /** Format: uuid */
            rosterId: string;
            programId: string;
            /** @description Of the program's schedules; absent for a team rostered once */
            schedule?: string;
            team: string;
            /** @enum {string} */
            kind: "onCall" | "afterHours" | "embedded" | "rideAlong" | "site";
            /**
             * Format: date
             * @description In the program's zone
             */
            day: string;
            /** Format: date-time */
            startsAt: string;
            /**
             * Format: date-time
             * @description It ends just before
             */
            endsAt: string;
            members: components["schemas"]["NamedSchema"][];
        };
        RostersSchema: {
            items: components["schemas"]["RosterSchema"][];
            next?: string;
        };
        Screening: {
            /**
             * Format: uuid
             * @description Made by the sender, so that it can be sent again
             */
            screeningId: string;
            programId: string;
            /** @enum {string} */
            pathwayId: "selfReferral" | "activeOutreach" | "naloxonePlus" | "officerPrevention" | "officerIntervention";
            input: components["schemas"]["RecordScreeningInput"];
        };
        ScreeningSchema: {
            /** Format: uuid */
            screeningId: string;
        };
        SealedCountSchema: {
            /** @description The charge's class */
            class: string;
            /** @description How the charge ended */
            outcome: string;
            /** @description Left out where it is under 11 */
            count?: number;
        };
        SealedCountsSchema: {
            items: components["schemas"]["SealedCountSchema"][];
        };
        SeenDto: {
            /** @description The case's version as it was read */
            version: number;
        };
        ServiceSchema: {
            /** Format: uuid */
            id: string;
            /**
             * Format: uuid
             * @description Its id of the Human Services Data Specification
             */
            hsdsId: string;
            programId: string;
            provider: components["schemas"]["ProviderSchema"];
            name: string;
            type: string;
            levels: string[];
            medications: string[];
            residenceLevel?: string;
            populations: string[];
            languages: string[];
            description?: string;
            /** @description Who can come */
            eligibility?: string;
            fees?: string;
            phone?: string;
            url?: string;
            hours?: string;
            locations: {
                [key: string]: unknown;
            }[];
            /** @enum {string} */
            status: "active" | "inactive";
            /** @description Where beds or slots are counted */
            capacity?: components["schemas"]["CapacitySchema"];
        };
        ServiceUnitsSchema: {
            /** @description Billable for one participant in a day, at most */
            unitsADay: number;
            items: components["schemas"]["EncounterUnitsSchema"][];
            /** @description Where this answer discloses under a consent */
            disclosure?: components["schemas"]["DisclosureNoteSchema"];
        };
        ServicesSchema: {
            items: components["schemas"]["ServiceSchema"][];
            next?: string;
        };
        SessionSchema: {
            /** @description Minutes without a request after which it ends; machine accounts may rest */
            idleMinutes?: number;
            /**
             * Format: date-time
             * @description When it ends in any case
             */
            endsAt: string;
        };
        SignInAccountSchema: {
            issuer: string;
            subject: string;
        };
        SignedOutSchema: {
            /**
             * Format: uri
             * @description Where the session with the issuer is ended too, if it has such a page
             */
            endSessionUrl?: string;
        };
        StaffDeliverySchema: {
            to: components["schemas"]["NamedSchema"];
            /**
             * @description Absent where the person has none
             * @enum {string}
             */
            channel?: "email" | "webhook" | "sms";
            /**
             * @description `unknown`: it may have arrived, and is not sent again
             * @enum {string}
             */
            state: "queued" | "started" | "sent" | "failed" | "unknown";
            /** @enum {string} */
            reason?: "noChannel" | "notConfigured" | "unreachable" | "refused" | "late" | "withdrawn" | "noAnswer" | "interrupted";
            attempts: number;
            /** @description To a supervisor, because those whom it was for could not be reached */
            escalation: boolean;
            /** Format: date-time */
            at: string;
        };
        StaffListSchema: {
            items: components["schemas"]["StaffWorkSchema"][];
            next?: string;
        };
        StaffWorkSchema: {
            /** Format: uuid */
            id: string;
            name: string;
            roles: ("officer" | "responder" | "peer" | "clinician" | "caseManager" | "courtLiaison" | "prosecutor" | "defender" | "provider" | "coordinator" | "supervisor" | "privacyOfficer" | "administrator" | "feed")[];
            professions: string[];
            credentials: components["schemas"]["CredentialSchema"][];
            /** @description By program, among the caller's */
            work: components["schemas"]["WorkSchema"][];
        };
        StepAnswerSchema: {
            /** Format: uuid */
            commandId: string;
            /** @description The case's version with this step */
            version: number;
            /** @description False: recorded, and the process has not caught up yet */
            settled: boolean;
            /** @description With `Prefer: wait=N`: what is open to the caller now */
            openSteps?: components["schemas"]["OpenStepSchema"][];
            /** @description Where this answer discloses under a consent */
            disclosure?: components["schemas"]["DisclosureNoteSchema"];
        };
        StoredFileSchema: {
            /**
             * Format: uuid
             * @description What the step "addEvidence" refers to, within 24 hours
             */
            fileId: string;
            /** @description Bytes */
            size: number;
            /** @enum {string} */
            type: "application/pdf" | "image/jpeg" | "image/png" | "image/heic" | "text/plain";
            /** @description Of the file as it was sent, in hex */
            sha256: string;
        };
        SubjectSchema: {
            /** Format: uuid */
            id: string;
            label?: string;
        };
        SupervisionSchema: {
            /** Format: date-time */
            lastAt?: string;
            /**
             * Format: date-time
             * @description Now, where there has been none
             */
            dueAt: string;
            due: boolean;
        };
        TakenUpSchema: {
            by: components["schemas"]["NamedSchema"];
            /** Format: date-time */
            at: string;
            /** @description Who goes on with it */
            passedTo?: components["schemas"]["NamedSchema"];
        };
        TakingProgramSchema: {
            programId: string;
            title: string;
            /** @description Whose program it is */
            agency: string;
            /** @description Its own line, as people write and dial it */
            phone?: string;
            forWhom: ("self" | "relative")[];
            /** @description Where it works; the area must be said where there are several */
            areas: components["schemas"]["AreaSchema"][];
        };
        TakingProgramsSchema: {
            items: components["schemas"]["TakingProgramSchema"][];
        };
        TeamOutSchema: {
            /** @enum {string} */
            stage: "outreach" | "familySupport";
            /** @description Who checked in */
            by: components["schemas"]["NamedSchema"];
            /** Format: date-time */
            at: string;
            /**
             * @description Nobody has checked out in time, and the supervisor was told
             * @enum {boolean}
             */
            overdue?: true;
        };
        TimelineEntrySchema: {
            /** @description Its number in the case */
            entry: number;
            type: string;
            title: string;
            /** Format: date-time */
            recordedAt: string;
            /** Format: date-time */
            occurredAt?: string;
            by?: components["schemas"]["NamedSchema"];
            stage?: string;
            outcome?: string;
            /** Format: date-time */
            due?: string;
            /** Format: uuid */
            subject?: string;
            /** @description The revision of its program that the case has taken */
            programRevision?: number;
            fields?: components["schemas"]["TimelineFieldSchema"][];
        };
        TimelineFieldSchema: {
            /** @description What a correction names: `name`, or `charges/<rowId>/title` */
            path: string;
            /** @enum {string} */
            kind: "text" | "note" | "place" | "choice" | "choices" | "yesNo" | "date" | "dateTime" | "number" | "staff" | "organisation" | "item" | "entry" | "code" | "published" | "file" | "list";
            label: string;
            /** @description As recorded */
            value?: string | number | boolean | unknown[];
            /** @description What the value is called, where it stands for something: an option, a person, an item of the case */
            words?: string[];
            /** @description It can no longer be read: its key was destroyed */
            sealed?: boolean;
            corrections?: components["schemas"]["CorrectionSchema"][];
            /** @description Whether you may correct it, with `correctEntry` */
            correctable?: boolean;
            /** @description What a correction may choose, where it is a choice */
            options?: components["schemas"]["OptionSchema"][];
        };
        TimelineSchema: {
            items: components["schemas"]["TimelineEntrySchema"][];
            next?: string;
            /** @description Where this answer discloses under a consent */
            disclosure?: components["schemas"]["DisclosureNoteSchema"];
        };
        TrainingSchema: {
            /** Format: uuid */
            trainingId: string;
            programId: string;
            training: string;
            /** Format: date */
            heldOn: string;
            /**
             * Format: date
             * @description Last day on which it counts
             */
            expiresOn?: string;
            attended: components["schemas"]["NamedSchema"][];
        };
        TrainingsSchema: {
            items: components["schemas"]["TrainingSchema"][];
            next?: string;
        };
        UploadSchema: {
            /**
             * Format: uuid
             * @description The file's own id, a field before it: sent again with the same file, it changes nothing
             */
            fileId?: string;
            /**
             * Format: binary
             * @description PDF, JPEG, PNG, HEIC or plain text; by its content
             */
            file: string;
        };
        VisitSchema: {
            /** Format: uuid */
            caseId: string;
            programId: string;
            pathwayId: string;
            /** @description Absent where the family alone is visited */
            outreach?: components["schemas"]["VisitedOutreachSchema"];
            /** @description A team at the address that has not checked out */
            teamOut?: components["schemas"]["TeamOutSchema"];
            /** @description How it is safe to reach the person: to be read before any contact */
            safeContact?: string;
            /** @description Where the person can be found */
            whereNow?: string;
            /** @description Where it happened that the visit follows */
            place?: string;
            /** @description What the caller may record of this visit now */
            openSteps: components["schemas"]["OpenStepSchema"][];
        };
        VisitWindowSchema: {
            /** Format: date-time */
            opens: string;
            /**
             * Format: date-time
             * @description Its last instant
             */
            closes: string;
        };
        VisitedOutreachSchema: {
            /** @enum {string} */
            standing: "neverContacted" | "notLocated" | "interestedLater" | "declined" | "activeParticipant";
            standingLabel: string;
            attempts: number;
            withoutContact: number;
            /** Format: date-time */
            lastAttemptAt?: string;
            /**
             * @description Absent until it is made or missed
             * @enum {string}
             */
            visit?: "inWindow" | "missed";
            /** @enum {boolean} */
            metInPerson?: true;
            outcome?: string;
            window?: components["schemas"]["VisitWindowSchema"];
            /**
             * @description The scene was declared safe for this visit
             * @enum {boolean}
             */
            sceneSafe?: true;
            /** @description What to watch out for at the address; nothing about the person */
            hazards?: components["schemas"]["OptionSchema"][];
            /** @description Who was sent */
            team?: components["schemas"]["NamedSchema"][];
            takenUp?: components["schemas"]["TakenUpSchema"];
        };
        VisitsSchema: {
            items: components["schemas"]["VisitSchema"][];
            next?: string;
            door: components["schemas"]["DoorSchema"];
            /** @description Where this answer discloses under a consent */
            disclosure?: components["schemas"]["DisclosureNoteSchema"];
        };
        WaitingListSchema: {
            items: components["schemas"]["WaitingSchema"][];
            next?: string;
            /** @description Where this answer discloses under a consent */
            disclosure?: components["schemas"]["DisclosureNoteSchema"];
        };
        WaitingSchema: {
            /** @description 1 is the first */
            position: number;
            /**
             * Format: uuid
             * @description The person's identifier on this list alone
             */
            waitingId: string;
            /**
             * Format: uuid
             * @description Who it is, and how the referral stands: where the caller may read it
             */
            caseId?: string;
            /** Format: uuid */
            placementId?: string;
            /** Format: date-time */
            waitingSince: string;
            status?: string;
            /** Format: date-time */
            interimServicesBy?: string;
            /** Format: date-time */
            admissionBy?: string;
        };
        WhyNotAssignedSchema: {
            code: string;
            message: string;
        };
        WorkItemPersonSchema: {
            name: string;
        };
        WorkItemSchema: {
            /** Format: uuid */
            caseId: string;
            programId: string;
            pathwayId: string;
            stepId: string;
            title: string;
            /** @description Whom it is for. Left out where the name is not known, or the caller may not read it */
            person?: components["schemas"]["WorkItemPersonSchema"];
            /** @description The charge, condition, placement… that it is about */
            subject?: components["schemas"]["SubjectSchema"];
            roles: ("officer" | "responder" | "peer" | "clinician" | "caseManager" | "courtLiaison" | "prosecutor" | "defender" | "provider" | "coordinator" | "supervisor" | "privacyOfficer" | "administrator" | "feed")[];
            /** @description Who is asked first */
            assignee?: components["schemas"]["NamedSchema"];
            /** Format: date-time */
            due?: string;
            late: boolean;
            /** @description 1 is the most urgent */
            priority: number;
            why: string;
        };
        WorkSchema: {
            programId: string;
            /** @description Open cases in which this person is the assigned peer */
            openCases: number;
            /** @description What the program gives to a peer at most */
            caseload: number;
            /**
             * @description A peer who works outside of a Part 2 program, and has not signed the confidentiality terms
             * @enum {boolean}
             */
            termsToSign?: true;
            /** @description Why a peer cannot be given one more participant today; empty where nothing stands in the way */
            whyNotAssigned: components["schemas"]["WhyNotAssignedSchema"][];
            /** @description Of peers */
            supervision?: components["schemas"]["SupervisionSchema"];
            /** @description Of supervisors: peers whose last supervision was theirs */
            peers?: number;
            peersAtMost?: number;
        };
        WorklistSchema: {
            items: components["schemas"]["WorkItemSchema"][];
            next?: string;
            /** @description Where this answer discloses under a consent */
            disclosure?: components["schemas"]["DisclosureNoteSchema"];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    isLive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthSchema"];
                };
            };
        };
    };
    isReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Steps can be recorded */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthSchema"];
                };
            };
            /** @description The record cannot be written */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    readMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readPathways: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PathwaysSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readPrograms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgramsSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readProgram: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                programId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The program */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgramSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No such case, or one that the caller may not know of */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readProgramSchema: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description JSON Schema, draft 7 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readOpening: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                programId: string;
                pathwayId: "selfReferral" | "activeOutreach" | "naloxonePlus" | "officerPrevention" | "officerIntervention";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The step */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpeningSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No such case, or one that the caller may not know of */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readScreeningForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                programId: string;
                pathwayId: "selfReferral" | "activeOutreach" | "naloxonePlus" | "officerPrevention" | "officerIntervention";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The step */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpeningSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No such case, or one that the caller may not know of */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readProgramSteps: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                programId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenProgramStepsSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No such case, or one that the caller may not know of */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    searchCases: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                program?: string;
                pathway?: string;
                /** @description Only one that the caller may know of */
                stage?: string;
                status?: string;
                /** @description Handed over to your agency by another, and not taken up yet */
                transferred?: string;
                /** @description Changed since you looked at it last; one that you never looked at has not */
                changed?: string;
                /** @description Nobody is assigned to it, as far as the caller may know */
                unassigned?: string;
                /** @description Staff id */
                assignee?: string;
                updatedSince?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundCasesSchema"];
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    openCase: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenSelfReferral"] | components["schemas"]["OpenActiveOutreach"] | components["schemas"]["OpenNaloxonePlus"] | components["schemas"]["OpenOfficerPrevention"] | components["schemas"]["OpenOfficerIntervention"];
            };
        };
        responses: {
            /** @description The same case with the same content again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedSchema"];
                };
            };
            /** @description Opened; `Location` says where it is */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedSchema"];
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Not open now, or the id was used with other content */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The body is larger than 256 kB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description A rule says no, with the rule's code */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The case */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No such case, or one that the caller may not know of */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readTimeline: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description Which comes first */
                order?: string;
            };
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries; it may hold fewer than asked for and still have a next one */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimelineSchema"];
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No such case, or one that the caller may not know of */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    noteSeen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeenDto"];
            };
        };
        responses: {
            /** @description Noted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No such case, or one that the caller may not know of */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The body is larger than 256 kB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description A rule says no, with the rule's code */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    printParticipantPaper: {
        parameters: {
            query?: {
                language?: string;
            };
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The paper */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No such case, or one that the caller may not know of */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readServiceUnits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every encounter, earliest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceUnitsSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No such case, or one that the caller may not know of */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readConsents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those that the caller may know of, the one taken last first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentsSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No such case, or one that the caller may not know of */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    printConsent: {
        parameters: {
            query?: {
                language?: string;
            };
            header?: never;
            path: {
                caseId: string;
                consentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The paper */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No such case, or one that the caller may not know of */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    recordPhq9: {
        parameters: {
            query?: never;
            header: {
                prefer: string;
                /** @description `wait=N` (seconds, 10 at most): answer once the process has seen the step, and list what is open then */
                Prefer?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordPhq9Command"];
            };
        };
        responses: {
            /** @description Recorded; the same command again gets the same answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepAnswerSchema"];
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No such case, or one that the caller may not know of */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Not open now, or the id was used with other content */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The body is larger than 256 kB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description A rule says no, with the rule's code */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readWorklist: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                program?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorklistSchema"];
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readVisits: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                program?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitsSchema"];
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readDisclosures: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of it, oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountingSchema"];
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No such case, or one that the caller may not know of */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    printDisclosures: {
        parameters: {
            query?: {
                language?: string;
            };
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The paper */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No such case, or one that the caller may not know of */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readCorrectedRecipients: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every correction, oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectedRecipientsSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No such case, or one that the caller may not know of */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readDocket: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                program?: string;
                /** @description Of this case alone */
                case?: string;
                /** @description Those held, and those that may yet be, if absent; of one case all of its charges */
                status?: string;
                /** @description Staff id of the prosecutor who owns the charge */
                owner?: string;
                /** @description Deadlines at this instant or later */
                dueFrom?: string;
                /** @description Deadlines before this instant */
                dueTo?: string;
                /** @description Only with a condition that nobody has attested, of which the caller may know */
                unattested?: string;
                /** @description Only with a new offence that waits for its review, or where a review is recommended, of which the caller may know */
                review?: string;
                /** @description Whether the consent that lets the caller see progress is in force */
                consent?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocketSchema"];
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    searchDirectory: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description Of one program; of all of the caller's, if absent */
                program?: string;
                /** @description A kind of service, from the program's list */
                service?: string;
                /** @description ASAM level of care, 3rd edition */
                level?: string;
                moud?: string;
                /** @description NARR level of a recovery residence */
                narr?: string;
                population?: string;
                /** @description Language code */
                language?: string;
                /** @description Only where a bed or slot is free now */
                free?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServicesSchema"];
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    exportDirectory: {
        parameters: {
            query: {
                program: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All services, closed ones too */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HsdsPageSchema"];
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No such case, or one that the caller may not know of */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    importDirectory: {
        parameters: {
            query: {
                program: string;
                /** @description What kind of service those are that do not say, from the program's list */
                type?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HsdsPageSchema"];
            };
        };
        responses: {
            /** @description How many services are new, changed, and as they were */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportedSchema"];
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No such case, or one that the caller may not know of */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The body is larger than 256 kB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description A rule says no, with the rule's code */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readCapacity: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description Of one program; of all of the caller's, if absent */
                program?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of services */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardSchema"];
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readWaitingList: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitingListSchema"];
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No such case, or one that the caller may not know of */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readOutbox: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutboxSchema"];
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    acknowledgeNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
                noticeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description When it was first acknowledged by the caller */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcknowledgedSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No such case, or one that the caller may not know of */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readMyChannels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactChannels"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    replaceMyChannels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactChannels"];
            };
        };
        responses: {
            /** @description As they are now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactChannels"];
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    followChanges: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example retry: 5000
                     *
                     *     event: changed
                     *     data: {"case":"0197f2a0-5b1c-7c3e-9d4f-2a6b8c0d1e2f"}
                     */
                    "text/event-stream": string;
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    listProgramsTakingRequests: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, by title */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakingProgramsSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    askForHelp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HelpRequest"];
            };
        };
        responses: {
            /** @description Received */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivedSchema"];
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Not open now, or the id was used with other content */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The body is larger than 256 kB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description A rule says no, with the rule's code */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    recordScreening: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Screening"];
            };
        };
        responses: {
            /** @description The same screening with the same content again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScreeningSchema"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScreeningSchema"];
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Not open now, or the id was used with other content */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The body is larger than 256 kB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description A rule says no, with the rule's code */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readStaff: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                program?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them, by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffListSchema"];
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readOwnWork: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffWorkSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No such case, or one that the caller may not know of */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readEmployers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmployersSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readAccounts: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountsSchema"];
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    addAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAccountDto"];
            };
        };
        responses: {
            /** @description It is there already, with the same content */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountSchema"];
                };
            };
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountSchema"];
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Not open now, or the id was used with other content */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The body is larger than 256 kB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description A rule says no, with the rule's code */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    changeAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                staffId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountChangeDto"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountSchema"];
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No such case, or one that the caller may not know of */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The body is larger than 256 kB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description A rule says no, with the rule's code */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readTrainings: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                program?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrainingsSchema"];
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readRosters: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                program?: string;
                /** @description First day; what has not ended yet, if absent */
                from?: string;
                /** @description Last day */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RostersSchema"];
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readMeetings: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                program?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingsSchema"];
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    reportOverdose: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OverdoseNotice"];
            };
        };
        responses: {
            /** @description The same notice with the same content again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeAnswerSchema"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeAnswerSchema"];
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Not open now, or the id was used with other content */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The body is larger than 256 kB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description A rule says no, with the rule's code */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    reportCall: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallNotice"];
            };
        };
        responses: {
            /** @description The same call with the same content again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallAnswerSchema"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallAnswerSchema"];
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No such case, or one that the caller may not know of */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Not open now, or the id was used with other content */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The body is larger than 256 kB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description A rule says no, with the rule's code */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readAlerts: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                program?: string;
                kind?: string;
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertsSchema"];
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                alertId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The alert */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertDetailSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No such case, or one that the caller may not know of */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readAudit: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description The first instant */
                from?: string;
                /** @description The first instant that is not asked for */
                to?: string;
                /** @description Who did it, or whose permissions it is about */
                staff?: string;
                case?: string;
                /** @description The person, and their cases */
                participant?: string;
                action?: string;
                outcome?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPageSchema"];
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readMatches: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatchesSchema"];
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    searchParticipants: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonSearch"];
            };
        };
        responses: {
            /** @description Those found, the newest first, 50 at most */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundParticipantsSchema"];
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The body is larger than 256 kB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readParticipant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                participantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The participant */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParticipantSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No such case, or one that the caller may not know of */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    uploadFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["UploadSchema"];
            };
        };
        responses: {
            /** @description The same file again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoredFileSchema"];
                };
            };
            /** @description Kept, encrypted */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoredFileSchema"];
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No such case, or one that the caller may not know of */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Not open now, or the id was used with other content */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The body is larger than 256 kB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description A file of a type that is not taken */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description A rule says no, with the rule's code */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    downloadFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
                fileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No such case, or one that the caller may not know of */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Sealed: nobody can read it any more */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    makeCourtPacket: {
        parameters: {
            query?: {
                format?: string;
            };
            header?: never;
            path: {
                caseId: string;
                chargeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The packet, signed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        packet: {
                            [key: string]: unknown;
                        };
                        signature: string;
                        keyId: string;
                    };
                    "application/pdf": string;
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No such case, or one that the caller may not know of */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readPacketKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PacketKeySchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readReferrals: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                status?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferralsSchema"];
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readHopTimes: {
        parameters: {
            query: {
                /** @description One of your programs */
                program: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every hop, in its order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HopTimesSchema"];
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No such case, or one that the caller may not know of */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readDiscretion: {
        parameters: {
            query: {
                /** @description One of your programs */
                program: string;
                /** @description Gender, race and ethnicity are said of screenings alone */
                by: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A row for each value */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiscretionSchema"];
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No such case, or one that the caller may not know of */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    printProofOfSealing: {
        parameters: {
            query?: {
                language?: string;
            };
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The paper */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No such case, or one that the caller may not know of */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    listDueForSealing: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page; it may hold fewer than asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DueForSealingPageSchema"];
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readSealedCounts: {
        parameters: {
            query: {
                /** @description One of your programs */
                program: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every class and ending; a count under 11 is left out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SealedCountsSchema"];
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No such case, or one that the caller may not know of */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: {
                /** @description `true`: in every browser of this person */
                everywhere?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has ended */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedOutSchema"];
                };
            };
            /** @description Not JSON, or not the shape: unknown fields are refused by name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
    readDeviceKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Always the same */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceKeySchema"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description This account, role or assignment may not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
            /** @description The record cannot be reached now: nothing was changed */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemSchema"];
                };
            };
        };
    };
}
