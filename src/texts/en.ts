import { common } from "./en/common.ts";
import { terms } from "./en/terms.ts";
import { close } from "./en/close.ts";
import { followups } from "./en/followups.ts";
import { postmortem } from "./en/postmortem.ts";
import { record } from "./en/record.ts";
import { room } from "./en/room.ts";
import { card } from "./en/card.ts";
import { roles } from "./en/roles.ts";
import { severity } from "./en/severity.ts";
import { entries } from "./en/entries.ts";
import { declare } from "./en/declare.ts";
import { drills } from "./en/drills.ts";
import { verbs } from "./en/verbs.ts";
import { list } from "./en/list.ts";
import { oncall } from "./en/oncall.ts";
import { chain } from "./en/chain.ts";
import { health } from "./en/health.ts";
import { cover } from "./en/cover.ts";
import { handOver } from "./en/hand-over.ts";
import { calendar } from "./en/calendar.ts";
import { home } from "./en/home.ts";
import { grants } from "./en/grants.ts";
import { help } from "./en/help.ts";
import { lines, privateLines } from "./en/lines.ts";
import { manifest } from "./en/manifest.ts";
import { answerPage } from "./en/answer-page.ts";
import { checks } from "./en/checks.ts";
import { me } from "./en/me.ts";
import { rehearsal } from "./en/rehearsal.ts";
import { notify } from "./en/notify.ts";
import { paging } from "./en/paging.ts";
import { silence } from "./en/silence.ts";
import { reminders } from "./en/reminders.ts";
import { updates } from "./en/updates.ts";
import { refusals } from "./en/refusals.ts";

/** Everything Watchfire says, in English. One file a feature; the Korean twin has the same keys and arguments. */
export const en = {
  common,
  lines,
  privateLines,
  entries,
  severity,
  roles,
  card,
  room,
  terms,
  close,
  followups,
  postmortem,
  record,
  declare,
  drills,
  verbs,
  list,
  oncall,
  chain,
  health,
  cover,
  handOver,
  calendar,
  home,
  grants,
  help,
  answerPage,
  checks,
  me,
  rehearsal,
  notify,
  paging,
  silence,
  reminders,
  updates,
  manifest,
  refusals,
};
