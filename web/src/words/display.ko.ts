// What a customer display says, and what staff read when they call.
import type { Widened } from './ko'

export const ko = {
  title: '호명 화면',
  waiting: '준비되면 불러 드릴게요',
  waitingMore: '주문하신 것이 나오면 여기에 크게 보여 드립니다.',
  before: '먼저 부른 분',
  connecting: '연결하는 중…',
  lost: '연결이 끊겼습니다. 다시 잇는 중입니다. 그동안은 직원이 불러 드립니다.',
  over: '이 링크는 끝났습니다',
  overMore: '가게의 ‘보내는 방법’에서 새 링크를 열어 주세요.',
  soundOn: '소리 켜기',
  soundHint: '한 번 누르면 부를 때 소리가 납니다',
  noVoice: '이 기기에는 한국어 목소리가 없어 종소리만 납니다',
  demo: '체험용 가게 · 지어낸 손님입니다',

  toCall: '부를 손님',
  call: '호명',
  callHer: (name: string) => `${name} 님 호명`,
  callNumber: '번호로 부르기',
  number: '주문 번호',
  again: '다시 호명',
  againHer: (name: string) => `${name} 님 다시 호명`,
  shown: (text: string) => `화면에서 불렀습니다: ${text}`,
  unanswered: '화면이 답하지 않습니다. 화면을 확인하고 직접 불러 주세요.',
  noDisplay: '켜진 화면이 없습니다. 직접 불러 주세요.',
  heldBack: (because: string) => `부르지 않았습니다: ${because}`,
  justNow: '방금',
  minutesAgo: (minutes: string) => `${minutes}분 전`,

  link: '호명 화면',
  linkAlt: '화면을 여는 주소의 QR 코드',
  linkSentence:
    '주문하신 것이 나오면 손님을 이름으로 불러 드리는 화면이에요. 가게의 태블릿이나 TV에서 아래 주소를 한 번 열어 두세요. 호칭만 보이고, 이 주소로는 다른 것을 볼 수 없어요.',
  noLink: '아직 만들지 않았어요',
  make: '링크 만들기',
  replace: '새 링크로 바꾸기',
  replaceSentence: '화면을 잃어버렸거나 주소가 새어 나갔으면 새로 만드세요. 지금 열려 있는 화면은 모두 닫혀요.',
  sure: '바꾸기',
  made: '새 링크를 만들었어요',
  open: '여기서 열어 보기',
  local: '이 컴퓨터에서만 열리는 주소예요. 다른 기기에서 열려면 그 기기가 닿는 주소로 이 화면을 열어 주세요.',
}

export type DisplayWords = Widened<typeof ko>
