/** Revoking the instructions, in languages of Asia and Africa. */
import type { Family } from '../phrase.ts';

const phrases: readonly string[] = [
  // Chinese, simplified and traditional: each character is a word
  '{忽略|无视|忘记|忘掉|不要理会|忽视|抛弃|撇开|别管|不用管|無視|忘記|忽視|跳过|取消|删除} ~12 {之前|以上|上面|先前|前面|所有|此前|原来|原有|一切|上述|上文|过去|全部|你的|您的|前述|先の|現有} ~10 {指令|指示|提示|命令|规则|要求|设定|说明|限制|规定|指引|准则|規則|設定|内容|对话|任务|输入}',
  '{从现在开始|从现在起|现在你是|你现在是|你将扮演|扮演} ~20 {没有限制|不受限制|没有任何限制|无限制|没有道德|不受任何|不受约束|不受道德}',
  '{不要|不再|无需|不必} ~2 {遵守|遵循|服从} ~8 {规则|规定|指令|限制|政策|准则|道德}',
  '{只听我的|只服从我|只听从我|只听我}',
  // Japanese
  '{以前|これまで|上記|今まで|すべて|全て|先ほど|前述|前の|与えられた|従来|あなたの} ~10 {指示|命令|指令|プロンプト|ルール|規則|制約|文章} ~8 {無視|忘れ|破棄|取り消|従わ}',
  // Korean
  '{이전*|위의|위*|앞선|앞의|모든|지금까지*|기존*|지난} ~3 {지시*|명령*|지침*|프롬프트*|규칙*|설정*|안내*|내용*} ~3 {무시*|잊*|따르지|취소*|삭제*}',
  // Hindi, Bengali, Urdu
  '{पिछल*|पूर्व|पहले|ऊपर|उपरोक्त|सभी|सारे|अपने|पिछली} ~4 {निर्देश*|आदेश*|नियम*|अनुदेश*|हिदायत*} ~3 {अनदेखा|अनदेखी|नज़रअंदाज|नजरअंदाज|भूल|भूल*|इग्नोर|उपेक्षा|ध्यान न}',
  '{उपरोक्त|ऊपर} ~3 {अनदेखा|अनदेखी|नजरअंदाज|नज़रअंदाज|उपेक्षा} ~1 {करें|करो|कर}',
  '{আগের|পূর্ববর্তী|সব|সমস্ত|উপরের} ~3 {নির্দেশ*|নির্দেশনা*|আদেশ*} ~3 {উপেক্ষা|ভুলে|অগ্রাহ্য}',
  '{پچھلی|پچھلے|سابقہ|تمام|اوپر} ~3 {ہدایات|احکامات|ہدایت} ~3 {نظر انداز|بھول|نظرانداز}',
  // Arabic, Persian, Hebrew
  '{تجاهل*|انس|انسى|تجاوز|أهمل|اهمل} ~3 {التعليمات|تعليمات*|الأوامر|أوامر*|القواعد|الإرشادات|التوجيهات|كل ما|جميع ما|ما سبق|ما ورد} ~2 {السابقة|السابق|أعلاه|سبق|الماضية|القديمة|قبل|الخاصة}',
  '{دستورالعمل*|دستورات|دستورهای|فرمان*|قوانین} ~3 {قبلی|پیشین|بالا|قبل} ~3 {نادیده|فراموش}',
  '{نادیده بگیر*|فراموش کن*} ~4 {دستور*|دستورالعمل*|قوانین}',
  '{התעלם|התעלמי|התעלמו|שכח|שכחי|תשכח} ~3 {ההוראות|הוראות|ההנחיות|הנחיות|הפקודות|הכללים} ~2 {הקודמות|הקודמים|לעיל|שלך|שקיבלת}',
  // Vietnamese, Indonesian, Malay, Tagalog, Thai
  '{bỏ qua|phớt lờ|quên|quên đi|lờ đi|hãy quên|mặc kệ} ~3 {hướng dẫn|chỉ dẫn|chỉ thị|lệnh|quy tắc|mệnh lệnh|yêu cầu|điều} ~3 {trước|trước đó|ở trên|phía trên|cũ|trước đây|của bạn}',
  '{abaikan|lupakan|hiraukan|ketepikan} ~3 {instruksi|perintah|petunjuk|aturan|arahan|panduan|semua} ~3 {sebelumnya|di atas|awal|terdahulu|sebelum ini|tersebut}',
  '{huwag pansinin|balewalain|kalimutan|isantabi|ipagwalang-bahala|wag pansinin} ~4 {nakaraang|naunang|lahat|nakaraan|itaas|iyong|dati*} ~3 {tagubilin|utos|instruksyon|panuntunan|mga tagubilin|mga utos}',
  '{ละเว้น|เพิกเฉย|ลืม|ไม่ต้องสนใจ|ไม่สนใจ|มองข้าม} ~14 {คำสั่ง|คำแนะนำ|กฎ|ข้อกำหนด} ~10 {ก่อนหน้า|ข้างต้น|ทั้งหมด|ที่ผ่านมา|เดิม}',
  // Swahili, Zulu
  '{puuza|sahau|kupuuza} ~3 {maagizo|maelekezo|amri} ~2 {yote|ya awali|yaliyotangulia|hapo juu|zote}',
  '{ziba|khohlwa|shaya indiva} ~3 {imiyalo|imiyalelo|yonke imiyalo} ~2 {yangaphambilini|edlule|yakho}',
];

export const OVERRIDE_WORLD: readonly Family[] = [{ name: 'override-world', score: 0.95, phrases }];
