import { readNtfyTopic, readPhone, readPushoverKey } from "../people/reach/address.ts";
import { address, field, section } from "./fields.ts";

export const variableName = field(
  (given) => (/^[A-Z_][A-Z0-9_]*$/i.test(given) ? given : undefined),
  "a variable's name",
  "Write the name of the environment variable that holds the secret.",
  { secretive: true },
);

/** E.164, as people write it: with its country, and with spaces or dashes or without. */
export const phone = field(
  readPhone,
  "a phone number",
  'Write it with its country, in quotes, such as "+821012345678".',
);

/** How a person is reached, beside Slack, telephone and mail. */
export const waysOfPerson = {
  pagerdutyEnv: variableName.optional(),
  pushover: field(
    readPushoverKey,
    "a Pushover user key",
    "Copy the 30 letters and digits from Pushover's front page.",
  ).optional(),
  ntfy: field(
    readNtfyTopic,
    "an ntfy topic",
    "Write up to 64 letters, digits, - and _; on a public server one that nobody guesses.",
  ).optional(),
};

/** A server's address, kept without a slash at its end. */
const server = (known: string) => address.transform((given) => given.replace(/\/+$/, "")).default(known);

export const notifiersSection = section({
  webhook: section({ url: address, secretEnv: variableName }).optional(),
  twilio: section({
    accountSid: field(
      (given) => (/^AC[0-9a-f]{32}$/i.test(given) ? given : undefined),
      "a Twilio account SID",
      "Copy it from Twilio's console: AC and 32 digits and letters.",
    ),
    authTokenEnv: variableName,
    from: phone,
    apiUrl: server("https://api.twilio.com"),
  }).optional(),
  solapi: section({
    apiKeyEnv: variableName,
    apiSecretEnv: variableName,
    from: field(
      (given) => (/^0[0-9-]{7,13}$/.test(given) ? given.replaceAll("-", "") : undefined),
      "a sender number",
      'Write the number registered with SOLAPI, in quotes, such as "02-1234-5678".',
    ),
    apiUrl: server("https://api.solapi.com"),
  }).optional(),
  email: section({
    urlEnv: variableName,
    from: field(
      (given) => (/[^\s@<>]+@[^\s@<>]+>?$/.test(given) ? given : undefined),
      "a sender",
      'Write one such as "Watchfire <watchfire@example.com>".',
    ),
  }).optional(),
  pagerduty: section({ apiUrl: server("https://events.pagerduty.com") }).optional(),
  pushover: section({ tokenEnv: variableName, apiUrl: server("https://api.pushover.net") }).optional(),
  ntfy: section({ tokenEnv: variableName.optional(), url: server("https://ntfy.sh") }).optional(),
}).prefault({});
