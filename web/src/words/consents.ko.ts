import type { Widened } from './ko'

// What guests are asked and who refused, in Korean: labels of the owner's page.
export const ko = {
  lead: '손님께 동의를 여쭤볼 때 보여 드리는 문구예요. 한번 펴낸 문구는 바뀌지 않아서, 누가 어떤 문구에 동의하셨는지 언제든 보여 드릴 수 있어요.',
  ofScreens: '화면의 기본 문구로 여쭤보고 있어요',
  since: (day: string, version: string, language: string) => `${day}부터 · 문구 ${version} · ${language}`,
  before: (count: string) => `지난 문구 ${count}개`,
  write: '새 문구 쓰기',
  publish: '펴내기',
  published: '새 문구를 펴냈어요',
  forGood: '펴낸 문구는 고치거나 지울 수 없어요. 바꾸려면 새 문구를 펴내요.',
  preview: '태블릿에서는 이렇게 보여요',
  language: '어느 말로',
  languages: { ko: '한국어', en: 'English' },
  version: '문구 이름',
  versionHint: '오늘 날짜면 충분해요. 같은 이름으로 다른 말의 문구를 하나 더 펴낼 수 있어요.',
  statements: {
    purpose_text: '왜 여쭤보나요',
    items: '무엇을 담아 두나요',
    retention: '언제까지 보관하나요',
    refusal: '거절하면 어떻게 되나요',
  },
  hints: {
    purpose_text: '쓰려는 까닭을 모두 적어요. 적지 않은 일에는 쓸 수 없어요.',
    items: '담아 두는 것을 빠짐없이 적어요.',
    retention: '끝나는 때를 분명히 적어요.',
    refusal: '거절하실 수 있다는 것과, 그때 못 받으시는 것을 함께 적어요.',
  },
  anew: '이미 동의하신 분께는',
  asksAnew: '다시 여쭤봐요',
  keeps: '그대로 둬요',
  anewHint: '까닭, 담아 두는 것, 보관하는 동안이 달라졌다면 다시 여쭤봐야 해요 (개인정보 보호법 제15조 제2항).',
  anewMeans: {
    personalisation: '지금까지의 동의는 예전 문구에 대한 것으로 남아요. 다음에 오실 때 다시 여쭤봐 주세요. 주문은 그대로 하실 수 있어요.',
    sensitive: '지금까지의 동의는 예전 문구에 대한 것으로 남아요. 적어 둔 알레르기는 그대로 있지만, 다시 동의하실 때까지 더 적을 수 없어요.',
    marketing: '지금까지의 동의는 예전 문구에 대한 것으로 남아요. 다시 동의하실 때까지 그 손님께는 광고가 나가지 않아요.',
    night_marketing: '지금까지의 동의는 예전 문구에 대한 것으로 남아요. 다시 동의하실 때까지 그 손님께는 밤에 광고가 나가지 않아요.',
  },
  keepsMeans: '지금까지의 동의가 이어져요. 오탈자를 고치거나 말을 다듬었을 때만 고르세요.',
  sameAsTwin: '다른 말로 펴낸 같은 문구를 따라가요.',
  audit: {
    title: '점검받을 때 보여 줄 동의 목록',
    lead: '지금 지켜지고 있는 동의가 한 줄씩, 이름 없이 손님 번호로 적혀 있어요. 언제, 어떤 문구에, 어떤 길로 동의하셨는지 보여 줍니다.',
    take: 'CSV 파일로 저장',
  },
  optOuts: {
    title: '광고를 거절하신 분',
    none: '아직 거절하신 분이 없어요.',
    count: (guests: string) => `${guests}분이에요. 이분들께는 이미 줄 서 있던 광고도 나가지 않아요.`,
    since: (day: string) => `${day}부터`,
    all: '모든 광고',
  },
}

export type ConsentsWords = Widened<typeof ko>
