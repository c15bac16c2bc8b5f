import type { StandardMode } from "../../profile.js";
import { agree, configure, delays, disable, itAdmin, page, setUp, watchSync } from "./parts.js";

/** Cronofy’s app for organisations, as Cronofy’s own page names it. */
const cronofyApp = "10bb7e5b-b80b-4e6e-a209-f78581dbc79e";

export const graph: StandardMode = {
  id: "graph",
  title: "Microsoft 365 through Microsoft Graph",
  kind: "app-only-graph",
  what: "An administrator consents to the app of Cronofy, which syncs the calendars for ClearCompany. No service account is needed.",
  registration: {
    by: "vendor",
    why: `The app is Cronofy’s and comes into the directory with the consent, so there is nothing to register. The guide does not name its permissions; Cronofy’s page names the app ${cronofyApp} with the application permissions User.Read.All, Organization.Read.All, Place.Read.All and Calendars.ReadWrite.`,
  },
  steps: [
    itAdmin,
    {
      title: "Have a Global Administrator at hand",
      what: "The consent is for the whole organisation, so the person who signs in has to be allowed to give it.",
      section: `${setUp}: GraphAPI`,
    },
    {
      title: "Choose Microsoft Graph and authorise",
      what: "Under Tools > Setup > Calendars, answer Yes to the GraphAPI method and choose “Authorize Calendar Access”. Office 365 is the only provider on offer. Agree to Cronofy’s terms and choose “Link Office 365 account”.",
      section: configure,
    },
    {
      title: "Consent",
      what: "Sign in as the Global Administrator, compare the permissions on the page with those that Cronofy names, and accept. Cronofy’s page says that the question comes twice.",
      section: configure,
    },
    {
      title: "Limit which calendars Cronofy reaches",
      what: "The consent opens every calendar. Cronofy’s own page describes an application access policy for a group, and says that it does not support RBAC for Applications yet.",
      optional: true,
      recipe: {
        id: "restrict-application",
        parameters: {
          clientId: cronofyApp,
          group: "{groupAddress}",
          description: "Cronofy syncs the calendars of this group for ClearCompany.",
        },
      },
      outdated: {
        why: "Application access policies are legacy, and Microsoft advises against new ones.",
        instead:
          "RBAC for Applications, as soon as Cronofy supports it. Ask ClearCompany for the state of it.",
      },
    },
    watchSync,
  ],
  disable: [
    ...disable,
    {
      title: "Remove Cronofy’s app from the directory",
      what: "The guide does not say it, but the consent outlives the integration. Delete the enterprise application, unless another product of yours uses Cronofy too.",
      optional: true,
    },
  ],
  delays,
  handover: [
    {
      section: page,
      field: "GraphAPI security method",
      value: "Yes",
      note: "Two buttons, Yes and No; the guide shows their label in a picture only.",
    },
    { section: page, field: "calendar provider", value: "Office 365" },
    agree,
  ],
  verify: [
    {
      check: "granted-permissions",
      note: "On Cronofy’s enterprise application, against the permissions that Cronofy names.",
    },
    { check: "consent" },
    { check: "service-principal" },
    { check: "scope", note: "Where a policy limits Cronofy." },
    { check: "propagation", note: "The Calendar Integration Status says ENABLED." },
  ],
};
