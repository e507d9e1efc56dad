import { common } from "./ko/common.ts";
import { terms } from "./ko/terms.ts";
import { close } from "./ko/close.ts";
import { followups } from "./ko/followups.ts";
import { postmortem } from "./ko/postmortem.ts";
import { record } from "./ko/record.ts";
import { room } from "./ko/room.ts";
import { card } from "./ko/card.ts";
import { roles } from "./ko/roles.ts";
import { severity } from "./ko/severity.ts";
import { entries } from "./ko/entries.ts";
import { declare } from "./ko/declare.ts";
import { drills } from "./ko/drills.ts";
import { verbs } from "./ko/verbs.ts";
import { list } from "./ko/list.ts";
import { oncall } from "./ko/oncall.ts";
import { chain } from "./ko/chain.ts";
import { health } from "./ko/health.ts";
import { cover } from "./ko/cover.ts";
import { handOver } from "./ko/hand-over.ts";
import { calendar } from "./ko/calendar.ts";
import { home } from "./ko/home.ts";
import { grants } from "./ko/grants.ts";
import { help } from "./ko/help.ts";
import { lines, privateLines } from "./ko/lines.ts";
import { manifest } from "./ko/manifest.ts";
import { answerPage } from "./ko/answer-page.ts";
import { checks } from "./ko/checks.ts";
import { me } from "./ko/me.ts";
import { rehearsal } from "./ko/rehearsal.ts";
import { notify } from "./ko/notify.ts";
import { paging } from "./ko/paging.ts";
import { silence } from "./ko/silence.ts";
import { reminders } from "./ko/reminders.ts";
import { updates } from "./ko/updates.ts";
import { refusals } from "./ko/refusals.ts";
import type { Texts } from "./texts.ts";

export const ko: Texts = {
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
