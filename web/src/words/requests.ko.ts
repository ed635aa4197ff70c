import type { Widened } from './ko'

// What guests ask of their data, in Korean.
export const ko = {
  title: '요청 적어 두기',
  lead: '전화나 메일, 종이, 말씀으로 받은 요청을 적어 두면 답할 날까지 세어 드려요. 손님이 자기 페이지에서 직접 하신 일은 적지 않으셔도 돼요.',
  begin: '요청 적기',
  kind: '무엇을 요청하셨나요?',
  kinds: {
    access: '열람',
    correction: '정정',
    erasure: '삭제',
    stop_processing: '처리정지',
    portability: '전송',
    explanation: '결정 설명',
  },
  kindsMore: {
    access: '무엇을 가지고 있는지 보여 달라는 요청이에요.',
    correction: '틀린 것을 고쳐 달라는 요청이에요.',
    erasure: '모두 지워 달라는 요청이에요.',
    stop_processing: '이제 쓰지 말아 달라는 요청이에요.',
    portability: '가져갈 수 있게 파일로 달라는 요청이에요.',
    explanation: '프로그램이 혼자 정한 일을 설명하거나 다시 봐 달라는 요청이에요. 30일 안에 답해요.',
  },
  way: '어떻게 요청하셨나요?',
  ways: { in_person: '직접', phone: '전화', email: '이메일', paper: '종이' },
  askedOn: '언제 받으셨나요?',
  save: '적어 두기',
  saved: '요청을 적어 두었습니다',
  waiting: '답을 기다리는 요청',
  asked: (day: string, way: string) => `${day} · ${way}`,
  left: (days: number) => (days > 0 ? `${days}일 남음` : days === 0 ? '오늘까지' : `${-days}일 지남`),
  until: (day: string) => `${day}까지`,
  delayedUntil: (day: string) => `${day}까지 미룸`,
  answers: { done: '처리함', refused: '거절', delayed: '늦어짐' },
  byErasing: '지워 달라는 요청은 기록을 지우면 처리돼요. 지우는 일은 사장님이 할 수 있어요.',
  why: { done: '', refused: '왜 해 드릴 수 없나요?', delayed: '왜 늦어지나요?' },
  reasons: {
    law_forbids: '법이 막고 있어요',
    others_harmed: '다른 분께 피해가 가요',
    not_her: '본인 확인이 안 돼요',
    still_looking: '더 알아봐야 해요',
  },
  confirm: { done: '', refused: '거절로 적기', delayed: '늦어짐으로 적기' },
  back: '돌아가기',
  answered: '결과를 적었습니다. 연락이 닿으면 손님께 알려 드려요',
  before: '지난 1년 동안 답한 요청',
  told: '손님께 알림',
  untold: '아직 알리지 못함',
  openTitle: '답을 기다리는 요청',
  openLead: '전화나 메일, 종이, 말씀으로 받은 요청이에요. 손님을 열어 ‘손님의 권리’에서 결과를 적어 주세요.',
}

export type RequestWords = Widened<typeof ko>
