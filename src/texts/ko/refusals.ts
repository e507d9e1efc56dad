import type { refusals as english } from "../en/refusals.ts";

/** 안내: 무엇이 문제이고 어떻게 하면 되는지. */
export const refusals: typeof english = {
  notAMember: () => "게스트와 외부 협력사는 읽기만 할 수 있습니다. 팀원에게 말씀해 주세요.",
  standingUnknown: () =>
    "지금 Slack에서 사용자 정보를 확인할 수 없어 아무것도 바꾸지 않았습니다. 잠시 뒤 다시 시도해 주세요.",
  cannotSteer: (a: { person: string }) =>
    `<@${a.person}>님: 역할을 맡을 수 없습니다. 현재 이 워크스페이스의 정회원만 맡을 수 있습니다.`,
  noSuchIncident: (a) => `${a.incident}: 없는 장애입니다. \`/incident 목록\`에서 진행 중인 장애를 볼 수 있습니다.`,
  incidentOver: (a) => `${a.incident}: 이미 끝난 장애입니다(${phases[a.phase] ?? a.phase}). 먼저 다시 열어 주세요.`,
  titleMissing: () => "무슨 일이 일어났습니까? 몇 마디면 됩니다: `/incident 결제 실패`",
  titleTooLong: (a) => `제목이 너무 깁니다. ${a.longest}자 이내로 적고, 자세한 내용은 요약이나 워룸에 적어 주세요.`,
  reasonMissing: (a) => `이유를 함께 적어 주세요: \`/incident 등급 ${a.severity} 전체 결제 실패\``,
  cancelReasonMissing: () => "이유를 함께 적어 주세요: `/incident 취소 부하 시험으로 인한 오탐`",
  notResponsible: (a) =>
    `역할을 맡은 분이나 온콜 담당만 할 수 있습니다: ${acts[a.act]}. 빈 역할을 먼저 맡거나 담당자에게 요청해 주세요.`,
  nobodyOnCall: (a) => `지금 온콜 담당이 없습니다(${a.team}). 사람을 직접 호출해 주세요: \`/incident 호출 @이름 이유\``,
  nobodyToCall: () => "이 단계에서 더 호출할 사람이 없습니다. 사람을 직접 호출해 주세요: `/incident 호출 @이름 이유`",
  callingOneself: () => "본인입니다. 맡으시려면 대응 시작을 누르거나 `/incident 대응`을 입력해 주세요.",
  pageOver: (a) =>
    a.by
      ? `<@${a.by}>님이 이미 대응하고 있습니다(${a.incident}). 하실 일은 없습니다.`
      : `${a.incident}: 호출이 끝났습니다. 하실 일은 없습니다.`,
  notCalled: (a) => `${a.incident}: 호출 대상이 아닙니다.`,
  wrongPhase: (a) => `지금은 할 수 없습니다. ${a.incident} 상태: ${phases[a.phase] ?? a.phase}.`,
  notYourHandoff: (a) => `<@${a.to}>님이 답하실 차례입니다.`,
  notYetHappened: () => "아직 오지 않은 시각입니다. 이미 일어난 일을 적어 주세요.",
  etaInThePast: () => "이미 지난 시각입니다. 언제쯤 복구될 것으로 예상하십니까?",
  textMissing: () => "내용이 없습니다. 명령 뒤에 몇 마디를 적어 주세요.",
  textTooLong: (a) => `너무 깁니다. ${a.longest}자 이내로 적어 주세요.`,
  endBeforeBeginning: () => "종료 시각이 시작 시각보다 빠릅니다. 이른 시각을 먼저 적어 주세요.",
  whatHelpedMissing: () => "무엇으로 복구되었습니까? 한 문장으로 적어 주세요.",
  pointsOpen: (a) => `${a.open}개 항목이 남아 있습니다. 누가 맡을지 적거나, 장애를 열어 두세요.`,
  notYours: () => "본인 설정만 바꿀 수 있습니다.",
  notAPhone: () => "전화번호가 아닙니다. 국가 번호부터 적어 주세요. 예: +82 10 1234 5678",
  notAKoreanPhone: () =>
    "전화번호가 아닙니다. 010-1234-5678 형식으로 적어 주세요. 해외 번호는 국가 번호부터: +1 617 555 0123",
  notAnEmail: () => "메일 주소가 아닙니다. 예: minji@example.com",
  notAPushoverKey: () => "Pushover 사용자 키가 아닙니다. Pushover 첫 화면의 글자 30자를 복사해 주세요.",
  notANtfyTopic: () => "ntfy 토픽이 아닙니다. 영문, 숫자, -, _로 64자까지 쓸 수 있습니다.",
  nothingToVerify: () => "인증할 연락처가 없습니다. 설정을 다시 열어 주세요.",
  cannotVerifyBy: () => "이 수단으로는 인증번호를 보낼 수 없습니다. 설정을 다시 열어 주세요.",
  tooManyCodes: (a) => `한 시간 동안 인증번호를 5번 요청하셨습니다. ${a.minutes}분 뒤에 다시 요청해 주세요.`,
  wrongCode: (a) => `인증번호가 다릅니다. ${a.left}번 더 입력할 수 있습니다.`,
  codeExpired: () => "유효하지 않은 인증번호입니다. 돌아가서 다시 요청해 주세요.",
  codeSpent: () => "여러 번 틀렸습니다. 돌아가서 인증번호를 다시 요청해 주세요.",
  updateSentBack: (a) => `${a.by ? `<@${a.by}>님이` : "담당자가"} 돌려보낸 초안입니다. 먼저 수정해 주세요.`,
  updateChanged: () => "읽으신 뒤에 초안이 수정되었습니다. 한 번 더 확인해 주세요.",
  updatePublished: (a) => `${a.by ? `<@${a.by}>님이` : "담당자가"} 이미 게시했습니다. 새 초안을 작성해 주세요.`,
  noSuchUpdate: () => "초안을 찾을 수 없습니다. 새로 작성해 주세요: `/incident 상황공유`",
  nobodyPublishes: () => "아직 지휘자가 없습니다. 지휘나 소통을 먼저 맡은 뒤 승인해 주세요.",
  notPublisher: (a) => (a.comms ? `<@${a.comms}>님(소통)이 승인합니다.` : `<@${a.ic}>님(지휘)이 승인합니다.`),
  secondPersonNeeded: () => "비공개 장애는 두 사람이 필요합니다. 작성하지 않은 분이 승인해 주세요.",
  noShiftThen: (a) => `<@${a.person}>님은 그 시간에 근무가 없습니다(팀: ${a.team}).`,
  coverInThePast: () => "이미 지난 시간입니다. 언제부터인지 다시 적어 주세요.",
  coverTooFar: () => "1년 넘게 남은 근무입니다. 가까워지면 다시 요청해 주세요.",
  coveringOneself: () => "본인입니다. 다른 분이나 팀 전체에 요청해 주세요: `/incident 대타 나 …부터 …까지`",
  notInRotation: (a) =>
    `<@${a.person}>님은 이 팀의 근무표에 없습니다(팀: ${a.team}). 근무표에 있는 분에게 요청해 주세요. 근무표는 watchfire.yml에 있습니다.`,
  cannotCover: (a) => `<@${a.person}>님: 온콜을 맡을 수 없습니다. 현재 이 워크스페이스의 정회원만 맡을 수 있습니다.`,
  coverSettled: (a) =>
    a.taker ? `<@${a.taker}>님이 이미 맡았습니다. 하실 일은 없습니다.` : "이미 끝난 요청입니다. 하실 일은 없습니다.",
  coverOver: () => "남은 근무가 없습니다. 지금 담당은 `/incident 온콜`에서 볼 수 있습니다.",
  notYoursToArrange: () =>
    "당사자와 팀 매니저, 관리자만 할 수 있습니다. 본인 근무는 이렇게 요청해 주세요: `/incident 대타 @이름 …부터 …까지`",
  handOverUnknown: () => "없는 인계입니다.",
  noSuchTeam: (a) => `"${a.team}": 없는 팀입니다. 팀: ${a.teams}.`,
  whichTeam: (a) => `어느 팀입니까? 팀을 먼저 적어 주세요: \`${a.command} 대타 payments …\`. 팀: ${a.teams}.`,
};

const acts = {
  lower: "등급 하향",
  cancel: "취소",
  resolve: "복구 선언",
  close: "종료",
  replace: "담당자 교체",
} as const;

const phases: Record<string, string> = {
  investigating: "조사 중",
  identified: "원인 확인",
  mitigated: "완화됨",
  resolved: "복구됨",
  closed: "종료",
  cancelled: "취소(오탐)",
};
