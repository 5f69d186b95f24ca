/** Words before names and addresses in Chinese, Japanese and Korean; folded. */

const JAPANESE_WORDS: readonly string[] = [
  '氏名',
  'お名前',
  '名前',
  '患者名',
  '契約者名',
  '担当者',
  '担当者名',
  '受取人',
  '宛名',
  '代表者',
  '本人氏名',
  'フリガナ',
  'ふりがな',
  ...'会員名 顧客名 利用者名 申請者 申込者 契約者 被保険者 保護者 世帯主 借主 貸主 主治医 担当医 生徒名 児童名 記入者'.split(
    ' ',
  ),
  ...'差出人 送り主 依頼主 ご依頼主 口座名義 口座名義人 名義人 カード名義 署名 緊急連絡先 連帯保証人 搭乗者 宿泊者 予約者 紹介元 お客様名 お客様氏名 お客さま名 受取人名 受取人氏名 ご契約者 ご契約者名 ご利用者 ご利用者名 ご担当者 ご担当者名 お申込者 お申込者名 送付先氏名 社員名 従業員名 職員名 入居者 入居者名 ご宿泊者名 ご搭乗者名 ご本人様氏名'.split(
    ' ',
  ),
];

/** Members and columns as programs name them. */
export const LATIN_WORDS: readonly string[] = ['name', 'patient', 'customer', 'user', 'contact', 'recipient'];

/** Those that no other language has. */
export const JAPANESE: ReadonlySet<string> = new Set(JAPANESE_WORDS);

export const NAME_WORDS: readonly string[] = [
  ...JAPANESE_WORDS,
  ...[
    '姓名',
    '联系人',
    '聯絡人',
    '收件人',
    '收货人',
    '投保人',
    '被保险人',
    '收款人',
    '患者',
    '持卡人',
    '申请人',
    '申請人',
    '我叫',
    '我的名字',
  ],
  ...'戶主 报案人 当事人 真实姓名 客户 客户姓名 病人 病人姓名 员工 员工姓名 学生 学生姓名 租客 承租人 出租人 户主 户名 开户名 账户名'.split(
    ' ',
  ),
  ...'法定代表人 紧急联系人 监护人 证人 受益人 乘客 旅客 主治医生 主治医师 签名 签字 经办人 负责人 父亲 母亲 配偶 投诉人'.split(
    ' ',
  ),
  ...'客戶 客戶姓名 病患姓名 戶名 帳戶名稱 緊急聯絡人 監護人 簽名 負責人 被保險人 收貨人 員工姓名 學生姓名 旅客姓名'.split(
    ' ',
  ),
  ...[
    '성명',
    '이름',
    '성함',
    '환자명',
    '고객명',
    '담당자',
    '받는 사람',
    '받는사람',
    '수령인',
    '예금주',
    '신청인',
  ],
  ...'임차인 임대인 세입자 신청자 보호자 피보험자 계약자 수익자 증인 환자 주치의 담당의 예약자 예약자명 주문자 구매자'.split(
    ' ',
  ),
  ...'회원명 학생명 서명 대표자 가입자 명의자 승객 투숙객 직원명 사원명 지원자 세대주 비상연락인 보호자명 계약자명 수령자 수령자명 받는분 받으시는분 보내는사람 신청자명 피보험자명 가입자명 탑승자명'.split(
    ' ',
  ),
  ...LATIN_WORDS,
];

/** Those that may stand directly before a name. */
export const BARE_WORDS: ReadonlySet<string> = new Set(['姓名', '我叫', '户名', '戶名']);

/** Those directly before a name of three characters that nothing goes on behind; before one of a patient more is asked. */
export const CLOSE_WORDS: ReadonlySet<string> = new Set(
  '患者 病人 户主 戶主 持卡人 收款人 收件人 收货人 联系人 监护人 申请人 投保人 被保险人 法定代表人 紧急联系人 报案人 当事人'.split(
    ' ',
  ),
);

export const ADDRESS_WORDS: readonly string[] = [
  ...['現住所', '住所', '所在地', 'お届け先', '届け先', '配送先', '居住地'],
  ...['地址', '住址', '现住址', '收货地址', '家庭住址'],
  ...['주소', '배송지', '거주지'],
];

/** Words behind those for a name that are none. */
export const LONE_NAMES: ReadonlySet<string> = new Set(
  (
    '全員 本人 同上 担当 営業 事務局 管理者 社員 株式会社 未記入 電話 電話番号 住所 年齢 性別 生年月日 会社名 必須 任意 未定 不明 入力 変更 確認 記入 匿名 名前 氏名 ' +
    '方式 管理 管理员 经理 满意 满意度 服务 电话 地址 年龄 性别 必填 未知 匿名 信息 不详 生日 手机 姓名 联系 ' +
    '성명 이름 성함 여러분 만족 상담 지원 서비스 정보 관리 관리자 전화 전화번호 주소 나이 성별 필수 선택 미정 변경 입력 확인 무엇 뭐 없음 익명 생년월일 연락처'
  ).split(' '),
);

/** The first character of common family names of China, Taiwan and Korea. */
export const SURNAMES: ReadonlySet<string> = new Set(
  '王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許邓鄧冯馮韩韓曹曾彭肖蕭蔡潘田董袁于余葉叶蒋蔣杜苏蘇魏程吕呂丁沈任姚卢盧傅钟鍾姜崔谭譚廖范汪陆陸金石戴贾賈韦韋夏邱方侯邹鄒熊孟秦白江阎閻薛尹段雷黎史龙龍陶贺賀顾顧毛郝龚龔邵万萬钱錢严嚴赖賴覃洪武莫孔向汤湯温康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟申欧歐阳司馬司上官' +
    '김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민진나지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용류라리',
);
