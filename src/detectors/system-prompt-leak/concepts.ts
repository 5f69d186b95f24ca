/**
 * Concepts: words that mean much the same, in the languages prompts are mostly written in. A text that says that it
 * tells a prompt tells it in other words, or in another language; what it is about stays.
 */
import { setOf } from './word-lists.ts';

/** One to a line; what has five letters or more is the beginning of a word. */
const LINES = `
10 ten zehn dix diez dieci dez tien dziesiec десять
11 eleven elf onze once undici elf jedenasc одиннадцать
12 twelve dozen zwolf douze doce dodici doze twaalf dwanascie двенадцать
13 thirteen dreizehn treize trece tredici treze dertien trzynascie тринадцать
14 fourteen fortnight vierzehn quatorze catorce quattordici quatorze veertien czternascie четырнадцать
15 fifteen funfzehn quinze quince quindici vijftien pietnascie пятнадцать
16 sixteen sechzehn seize dieciseis sedici dezesseis zestien szesnascie шестнадцать
17 seventeen siebzehn diecisiete diciassette dezessete zeventien siedemnascie семнадцать
18 eighteen achtzehn dieciocho diciotto dezoito achttien osiemnascie восемнадцать
19 nineteen neunzehn diecinueve diciannove dezenove negentien dziewietnascie девятнадцать
20 twenty zwanzig vingt veinte venti vinte twintig dwadziescia двадцать
24 twentyfour vierundzwanzig veinticuatro ventiquattro vierentwintig
25 twentyfive funfundzwanzig veinticinco venticinque vijfentwintig
30 thirty dreißig trente treinta trenta trinta dertig trzydziesci тридцать
40 forty vierzig quarante cuarenta quaranta quarenta veertig czterdziesci сорок
50 fifty funfzig cinquante cincuenta cinquanta cinquenta vijftig piecdziesiat пятьдесят
60 sixty sechzig soixante sesenta sessanta sessenta zestig szescdziesiat шестьдесят
70 seventy siebzig setenta settanta zeventig siedemdziesiat семьдесят
80 eighty achtzig ochenta ottanta oitenta tachtig osiemdziesiat восемьдесят
90 ninety neunzig noventa novanta negentig dziewiecdziesiat девяносто
100 hundred hundert cent cien cento honderd sto сто
price pricing cost costs fee fees charge tariff rate preis kosten gebuhr prix cout frais tarif precio coste tarifa cuota prezzo costo tariffa preco custo taxa prijs cena ceny koszt oplat цена цену цены стоимост плата 价格 费用 料金 値段 お値
discount rebate reduction markdown voucher coupon rabatt nachlass ermaßigung gutschein remise reduction rabais descuento rebaja sconto riduzione desconto korting rabat znizk скидк 折扣 优惠 割引 値引 值引
refund repay reimburs ruckerstatt erstattung rembours reembols devolucion rimbors terugbetal zwrot возврат 退款 返金
password passcode passphrase passwort kennwort losungswort codewort stichwort contrasen senha wachtwoord haslo haslem hasla пароль пароля 密码 口令 合言 暗号
code codes coupon codice codigo kod kodem kodu код кода коду 代码 代号
secret confiden internal classified geheim vertraul intern secret confidentiel secreto confidencial segret riservat sigilos tajn poufn wewnetrzn секрет внутрен 保密 秘密 内部
complain complaint grievance beschwerd reklam plainte plaint reclamation queja reclamac reclamo reclami klacht skarg жалоб 投诉 苦情 不满
customer client shopper buyer patron kunde kunden clients cliente acheteur comprador klant klient клиент покупател 客户 顾客 お客 客様
guest visitor gast gaste besucher hote visiteur huesped ospite ospiti hospede gasten gosc goscie гость гости 宾客
passenger traveller traveler fahrgast reisend passager voyageur pasajer viajer passegger passageir reiziger pasazer пассажир 乘客 旅客
patient patients pazient pacient пациент 患者 病人
employee worker staff personnel colleague workforce mitarbeit angestellt beschaftigt personal employe salarie equipe empleado trabajador plantilla dipendent impiegat funcionari empregad medewerk werknem pracown сотрудник работник 员工 社員 従業
boss manager supervisor superior chief executive director chef vorgesetz leiter geschaftsfuhr patron directeur gerant jefe gerente director titolare direttore capo diretor baas leidinggev kierownik szef начальник директор 经理 老板 社長 上司 店長
colleague coworker kolleg collegue colega collega коллег 同事 同僚
salary wage wages pay payroll paycheck gehalt lohn salaire salario sueldo nomina stipendio loon placa wynagrodz зарплат 工资 薪水 給料 給与
dismiss layoff redundanc severance entlass abfindung kundigung licenci despid despido licenziam demissao ontslag zwolnien увольнен 裁员 解雇
merger acquisition takeover fusion ubernahme rachat adquisic acquisiz fusione fusao aquisic overname przejec слияни поглощен 合并 收购 合併 買収
sale sell selling sold verkauf verkaufen vente vendre venta vender vendita vendere venda verkoop sprzedaz продаж 出售 销售 販売 売却
building premises property house gebaude immobilie haus batiment locaux immeuble edificio local immobile edificio predio imovel gebouw budynek здани 大楼 建物
closure close closing shut schließung schließen fermeture fermer cierre cerrar chiusura chiudere fechamento fechar sluiting sluiten zamkni закрыти закрыт 关闭 閉店 閉鎖
renovat refurbish construction repair renovierung umbau bauarbeit sanierung travaux renovation obras reforma lavori ristruttur verbouw remont ремонт 装修 改修 工事
defect fault flaw broken malfunction damage mangel fehler defekt schaden defaut panne endommag defecto fallo averia falla difetto guasto danno defeito avaria gebrek kapot wada wady usterk дефект полом сломан 缺陷 故障 不良 欠陥
leak leaking leck undicht fuite fuga gotera perdita vazament lek wyciek утечк протеч 漏水 水漏
delay delayed late postpon holdup verspat verzoger retard tardanza retras ritard atraso vertrag opozni задерж опоздан 延误 推迟 遅れ 遅延
cancel cancell terminat stornier absag kundigen annul resili cancel anular annull disdet disdire cancelar annuler opzeg odwol anulow отмен 取消 解約 キャ
complimentary free gratis kostenlos umsonst gratuit gratuito gratuita darmow бесплат 免费 無料
lawyer attorney solicitor lawsuit litigat legal court sued anwalt anwaltin klage gericht avocat proces tribunal abogad demanda juicio avvocat causa advogad processo advocaat rechtszaak prawnik pozew адвокат юрист 律师 诉讼 弁護 訴訟
police polizei policia polizia politie policj полици 警察 警方
journal journalist press reporter presse pers periodist prensa giornalist stampa jornalist imprensa dziennikarz журналист 记者 媒体 記者 取材
competitor rival konkurrent konkurrenz wettbewerb concurrent competidor competencia concorrent konkurent конкурент 竞争 对手 競合 他社
warranty guarantee garantie garantia garanzia gwarancj гаранти 保修 保証
ingredient zutat ingredient ingrediente sostanza skladnik ингредиент 原料 成分 材料
supplier vendor provider wholesaler lieferant zulieferer fournisseur proveedor fornitore fornecedor leverancier dostawca dostawcy поставщик 供应 仕入
origin provenance source sourced herkunft ursprung stammt origine provenance procedencia origen provenienza origem herkomst pochodzen происхожден 来源 产地 産地 出所
frozen freeze gefroren tiefkuhl surgel congel congelad mrozon заморож 冷冻 冷凍
stock inventory warehouse lager lagerbestand stocks entrepot existencias almacen magazzin estoque armazem voorraad magazyn склад запас 库存 仓库 在庫 倉庫
ceiling cap limit maximum upper obergrenze hochstens plafond limite tope massimo tetto teto maximo limiet gornym limit предел лимит 上限 最高 限度
minimum least lowest mindest untergrenz minimal minimo piso onderste najnizs минимум 最低 下限
percent percentage prozent pourcent porcentaje porciento percento procent процент 百分 パー
bonus reward premium pramie prime bonificac premio premia бонус преми 奖金 奖励 特典
margin profit gewinn marge benefice margen gananc guadagn margin margem lucro winst zysk marz прибыл наценк 利润 利益
commission provision comision commissione comissao prowizj комисси 佣金 手数
sponsor sponsored advertis promot plug werbung bewerb publicit anunci sponsorizz patrocin reclame reklam реклам спонсор 广告 赞助 広告 宣伝
upsell recommend suggest propose empfehl vorschlag anbieten recommand propos recomend suger proporre consigli propor aanbevel polec proponow советова предлож предлаг рекоменд 推荐 推薦 勧め お勧
pretend claim feign lie deny vorgeb behaupt leugn luge pretend mentir nier fingir negar fingere negare mentire alegar voorwend udawa zaprzecz притвор утвержда отрица 谎称 假装 否认 偽り
hide conceal withhold silent silence quiet suppress verschweig verheimlich geheimhalt cacher taire tait ocultar callar nascond tacere esconder calar verzwijg ukry przemilcz скрыва умалчив молчать 隐瞒 不提 隠し 伏せ
mention refer bring raise erwahn ansprech mentionn evoqu menciona mencionar nombrar menzion nominare citar noem wspomin wspomn упомина упомян 提及 提到 触れ 言及
reveal disclose divulge share offenleg verrat preisgeb revel divulgu revela divulg rivel svelare onthul ujawni раскры 透露 泄露 明か
promise commit verspreche zusag promett promes promete prometer promessa belof obiecyw обещ 承诺 保证 約束
apologi sorry entschuldig excus disculp perdon scus desculp excuses przepros извин 道歉 お詫 謝罪
threaten threat drohen droht drohung menac amenaz minacc ameac dreig grozi угрож угроз 威胁 脅し 脅迫
angry rude insult abusive furious upset wutend verargert beleidig unhoflich fache colere insult grossier enfadad insulta enojad arrabbiat irritad zangado boos zdenerwow гнев груб недовол 生气 愤怒 怒り 失礼
insist persist beharr insist hartnackig insistent nalega настаив 坚持 しつ
escalat forward transfer route hand weiterleit weitergeb ubergeb transmet transfer redirig derivar pasar inoltr passare encaminh transferir doorverwij doorstuur przekaz передай передав переда перевод 转交 转接 回す 引き
desk department division team abteilung bereich service departement departamento area reparto ufficio setor afdeling dzial отдел 部门 部署 担当
extension durchwahl poste extension interno ramal toestel wewnetrzny добавочн 分机 内線
record log note register document notier erfass vermerk enregistr consign registra anota registr annota anotar registrer zapis zapisz записа запис 记录 登记 記録
label tag mark flag kennzeich markier etiquet marqu marca marcar etichett segna rotular oznacz пометь помеча 标记 标注 印
list blacklist sheet liste lista spis список 名单 名簿 一覧
rating review feedback bewertung rezension avis evaluation resena valoracion recension valutaz avaliac beoordel opinia opinie отзыв оценк 评价 评论 評価 口コ
accident incident injury unfall vorfall verletz accident incident accidente lesion incidente infortun acidente ongeval wypad авари происшеств 事故 事件
poison rumour rumor geruch vergiftung gerucht rumeur intoxic rumor intossic voce boato gerucht plotk zatruc слух отравлен 中毒 谣言 噂
outage downtime breakdown ausfall storung panne coupure apagon caida interruz queda storing awari сбой отключен 停电 停機 障害
increase raise rise hike erhohung steiger augment hausse subida aumento aument verhoging podwyzk повышен 上涨 提价 値上
adjust adjustment anpass ajustement ajuste adegu aanpass dostosow корректир 调整 見直
cheaper expensive dear gunstig teuer cher economi barato caro economic goedkop tani drogi дешев дорог 便宜 高价 安い 高い
payment pay paid settle zahlung bezahl paiement payer pago pagar pagament betaling betalen platnos zaplac оплат платеж 付款 支付 支払
debt owe overdue arrears schuld schulden dette deuda debito divida zadluz dlug долг 债务 欠款 借金
invoice bill rechnung facture factura fattura fatura factuur faktur rachunek счет 发票 账单 請求
cash money bargeld geld argent especes dinero efectivo contanti soldi dinheiro contant gotowk деньг наличн 现金 現金
credit loan kredit darlehen pret credito prestito emprest krediet pozyczk кредит 贷款 融資
insurance insured policy versicher assurance seguro poliza assicuraz seguro verzeker ubezpiecz страхов 保险 保険
claim claims schadensfall anspruch sinistre reclamacion siniestro sinistro roszczen претенз 索赔 理赔
room chamber zimmer raum chambre habitacion camera stanza quarto kamer pokoj номер комнат 房间 部屋 客室
booking reserv appointment buchung termin reservation rendez reserva cita prenot appuntam agendament boeking afspraak rezerw wizyt брон запис 预订 预约 予約
full booked soldout ausgebucht complet completo lleno pieno lotado volgeboekt pelny занят 客满 満室 満席
vacant empty available frei verfugbar libre disponible libero disponibil livre beschikbaar wolny dostepn свобод 空着 空房 空い
flight plane aircraft flug flugzeug vol avion vuelo aereo aviao vlucht samolot рейс самолет 航班 飞机 便名
train railway zug bahn gare tren treno trem trein pociag поезд 火车 列車 電車
boat ship ferry schiff fahre bateau navire barco barca nave navio boot schip statek корабл паром 轮船
delivery shipment dispatch parcel package lieferung versand paket livraison colis envio entrega paquete consegna spedizion pacco encomenda levering pakket dostaw przesyl доставк посылк 配送 送货 配達 荷物
return exchange replace ruckgabe umtausch ersetz retour echange remplac devolver cambio reemplaz reso cambio sostitu troca devoluc ruil vervang wymian обмен замен 退货 更换 交換 返品
book books buch bucher livre livres libro libros libri livro boek ksiazk книг 书籍 図書
used secondhand gebraucht occasion usado usato tweedehands uzywan подержан 二手 中古
doctor physician arzt arztin medecin docteur medico medica doktor lekarz врач доктор 医生 医師 先生
medicine drug medication dosage dose medikament arznei dosis medicament posolog medicin farmaco dosagg remedio medicij lek leki dawk лекарств дозир 药物 剂量 薬
diagnos diagnosis diagnostic diagnost диагноз 诊断 診断
hospital clinic klinik krankenhaus hopital clinique hospital clinica ospedale szpital больниц клиник 医院 病院
pregnan schwanger enceinte grossesse embaraz incinta gravidanz gravida zwanger ciaz беремен 怀孕 妊娠
child children kid kids minor kind kinder enfant enfants nino ninos menor bambin crianca kinderen dziec ребен дети детей 孩子 儿童 子供
student pupil schuler studier eleve etudiant alumno estudiante alunno studente aluno leerling uczen uczni учени студент 学生 生徒
teacher tutor lehrer professeur enseignant profesor maestro insegnant professor leraar nauczyc учител преподава 老师 教師
exam test quiz prufung klausur examen controle prueba esame verifica prova toets egzamin sprawdzian экзамен контрольн 考试 試験
homework exercise hausaufgab ubung devoir exercice deberes ejercicio compit eserciz tarefa exercicio huiswerk zadani домашн упражн 作业 宿題
solution result losung ergebnis solution resultat solucion resultado soluzion risultat solucao oplossing rozwiaz решени 答案 答え
chapter kapitel chapitre capitulo capitolo hoofdstuk rozdzial глав 章节 第章
story tale geschichte erzahlung histoire conte historia cuento storia racconto verhaal historie opowies истори рассказ сказк 故事 物語
game player spiel spieler jeu joueur juego jugador gioco giocat jogo jogador spel gracz игра игрок 游戏 玩家 ゲー
win victory gewinnen sieg gagner victoire ganar victoria vincere vittoria ganhar vitoria winnen wygra выигр победа 胜利 勝ち
wine beer alcohol wein bier alkohol vin biere alcool vino cerveza birra vinho cerveja wijn вино пиво алкогол 葡萄 お酒
food meal dish essen gericht speise nourrit repas plat comida plato cibo piatto pasto prato maaltijd jedzen danie еда блюдо 食物 菜品 料理 食事
recipe rezept recette receta ricetta receita recept przepis рецепт 食谱 レシ
allergy allergen allergi alergi аллерг 过敏 アレ
soap cleaning clean reinig sauber nettoy limpi pulizi limpez schoon czyst чист 清洁 清掃
noise loud larm laut bruit ruido rumore barulho lawaai halas шум 噪音 騒音
neighbour neighbor nachbar voisin vecin vicin vizinh buren sasiad сосед 邻居 近所 隣人
tenant landlord rent mieter vermieter miete locataire loyer inquilino alquiler inquilin affitto aluguel huurder huur najem czynsz аренд 租客 租金 家賃
seller verkaufer vendeur vendedor venditor verkoper sprzedaw продав 卖家 売主
weight scale gewicht waage poids balance peso bascula bilanc gewicht waga вес 重量 体重
year years annual jahr jahre jahrlich annee annuel ano anual anno annual jaar rok roku год года лет 年度
month months monthly monat monate mois mensuel mes meses mese mesi mes maand miesiac месяц 个月 か月 ヶ月
week weeks weekly woche wochen semaine semana settiman week tydzien tygodn недел 星期 一周 週間
night nights nacht nachte nuit nuits noche noches notte notti noite nacht noc nocy ноч 晚上 夜間 一泊
hour hours stunde stunden heure heures hora horas ora ore uur godzin час часа часов 小时 時間
minute minutes minuten minuto minuti minut минут 分钟
morning breakfast fruhstuck morgen matin manana desayuno mattin colazion manha ontbijt rano sniadan утро завтрак 早上 早餐 朝食
once einmal eenmal eens jednorazow однажд 一次 一度
twice zweimal zweit tweemaal dwukrotn дважд 两次 二度
first erst erste zuerst premier abord primero primer prima primo primeiro eerst najpierw pierwsz сначала перв 首先 まず 最初
polite formal courteous hoflich siezen poli vouvoi cortes formal cortese educad beleefd uprzejm вежлив 礼貌 丁寧 敬語
short brief concise kurz knapp bref brieve court breve corto corti curto beknopt krotk кратк коротк 简短 短く 簡潔
sentence line phrase satz satze zeile phrases ligne frase linea riga righe linha zin zinnen zdani предложени строк 句子 五文
emoji emojis exclamation emoticon эмодзи смайл 表情 絵文
language english german french spanish sprache englisch deutsch langue anglais francais idioma ingles espanol lingua inglese taal jezyk язык 语言 英语 言語 英語
name surname nachname vorname nom prenom nombre apellido nome cognome sobrenome naam nazwisk imie имя фамили 姓名 名前
address location adresse anschrift standort direccion ubicac indirizzo endereco adres адрес 地址 住所
phone telephone call number telefon nummer anruf numero telephone appel llamada telefono chiamata telefone telefoon bel telefonu телефон звон 电话 電話
email mail inbox correo posta courriel почт 邮件 メー
data daten donnees datos dati dados gegevens dane данны 数据 データ
safety security alarm sicherheit securite seguridad sicurezza seguranca veilig bezpiecz безопас охран 安全 保安
camera sensor monitor kamera capteur sensor telecamera sensore czujnik камер датчик 摄像 監視
animal dog pet tier hund haustier chien animaux perro mascota cane animale cachorro hond dier pies zwierz собак животн 宠物 ペッ
car vehicle auto wagen fahrzeug voiture vehicule coche vehiculo macchina veicolo carro veiculo voertuig samochod машин автомобил 汽车 車両
weapon gun waffe arme arma wapen bron оруж 武器
politic election politik wahl politique election politica eleccion politiek polityk политик выбор 政治 選挙
religion religious relig religios религи 宗教
union strike gewerkschaft streik syndicat greve sindicat huelga sindacat sciopero vakbond zwiazek профсоюз 工会 労組
january januar janvier enero gennaio janeiro januari stycz январ 一月
february februar fevrier febrero febbraio fevereiro februari luty lutego феврал 二月
marz mars marzo março maart marzec marca март 三月
april avril abril aprile kwiecien kwietnia апрел 四月
mai mayo maggio maio mei maja мая 五月
june juni juin junio giugno junho czerw июн июня 六月
july juli juillet julio luglio julho lipiec lipca июл июля 七月
august aout agosto augustus sierpien sierpnia август 八月
september septembre septiembre settembre setembro wrzesien wrzesnia сентябр 九月
october oktober octobre octubre ottobre outubro pazdziernik октябр 十月
november novembre noviembre novembro listopad ноябр
december dezember decembre diciembre dicembre dezembro grudzien grudnia декабр
monday montag lundi lunes lunedi segunda maandag poniedzial понедельник 周一 月曜
tuesday dienstag mardi martes martedi terca dinsdag wtorek вторник 周二 火曜
wednesday mittwoch mercredi miercoles mercoledi quarta woensdag środa środy среда среду 周三 水曜
thursday donnerstag jeudi jueves giovedi quinta donderdag czwart четверг 周四 木曜
friday freitag vendredi viernes venerdi sexta vrijdag piatek пятниц 周五 金曜
saturday samstag sonnabend samedi sabado sabato zaterdag sobota sobote суббот 周六 土曜
sunday sonntag dimanche domingo domenica zondag niedziel воскресен 周日 日曜
weekend wochenende weekeinde wyjazd выходн 周末 週末
spring fruhling fruhjahr printemps primavera voorjaar lente wiosn весн 春季 春天
summer sommer été verano estate verao zomer lato latem лето летом 夏季 夏天
autumn herbst automne otono autunno outono herfst jesien осень осенью 秋季 秋天
winter hiver invierno inverno zima зима зимой 冬季 冬天
holiday vacation urlaub ferien vacances vacaciones vacanze ferias vakantie urlop wakacj отпуск каникул 假期 休暇
double doubled twofold doppel verdopp doublement doppio doble dobro dubbel podwojn двойн 两倍 双倍 倍の
half halved halfte halb moitie demi mitad medio metade helft polow половин 一半 半分 半額
quarter viertel quart cuarto quarto kwart cwierc четверт
third drittel tiers tercio terzo terceiro derde trzeci треть третий 第三 三回
threshold cutoff schwelle grenzwert seuil umbral soglia limiar drempel prog порог 阈值 基準
score grade points mark marks note noten punkt punkte punkten notes puntos nota puntaje voto punteggio pontos cijfer punten ocena punkty балл оценк 分数 得分 点数
priority prioritis preferential vorrang bevorzug priorit prioridad priorid voorrang pierwszen приоритет 优先 優先
queue waiting line wartelist warteschlang attente cola espera coda attesa fila wachtrij wachtlijst kolejk очеред 排队 列に 順番
loyal regular regulars stammkund stammgast habitue fidele habitual fiel abitual fedele assiduo stamgast vaste staly stalych постоянн 常客 常連
owner proprietor landlady inhaber eigentum besitzer proprietaire propietari dueno titolare proprietari dono eigenaar wlasciciel владел хозяин 老板 店主 オーナ
family brother cousin sister wife husband son daughter bruder schwester sohn tochter frere soeur fils fille hermano hermana primo hijo fratello sorella cugino figlio irmao irma filho broer zus zoon brat siostra syn брат сестра сын 兄弟 亲戚 息子 親戚
sick ill illness krank erkrankt krankheit malade maladie enfermo enferma baja malato malattia doente doenca ziek ziekte chory choroba болен болезн больничн 生病 病假 病気
leave leaving resign depart verlasst weggang ausscheid kundigt partir quitte irse marcha dimision lascia dimission sair saida vertrek odejsc odchodz уход уволь 离职 退職 辞め
inspection audit auditor inspector regulator authority watchdog prufung behorde aufsicht autorite controle inspeccion autoridad ispezion autorita inspecao fiscaliz keuring inspectie kontrol inspekcj urzad проверк инспекц 检查 审计 監査 検査 当局
investigat inquiry probe ermittl untersuch enquete investigac indagin inchiest inquerito onderzoek sledztw dochodz расследован 调查 捜査 調査
contract agreement lease vertrag contrat accord contrato acuerdo contratto accordo acordo overeenkomst umowa договор контракт 合同 契約
expire expiry expiring auslaufen ablauf auslauft expir echeance vence vencimient caduc scade scadenza vencer verloop wygas истека 到期 期限 終了
subscription membership subscriber member abonnement abonne mitglied adherent suscripc abonad socio socia miembro abbonam iscritt assinatura membro lidmaatsch lid leden abonament czlonek подписк абонемент член 会员 订阅 会員
fake counterfeit copy replica imitation falschung kopie nachbau faux contrefac copie falso copia imitacion contraff falsific vervals namaak kopia podrob копия подделк 假货 仿制 复制 偽物 複製
original genuine authentic echt originale authentiq autentic autentico oryginal подлинн оригинал 真品 原作 本物
recall recalled withdrawn ruckruf zuruckgeruf rappel retire retirada richiam recolh terugroep teruggeroep wycofa отзыва отозва 召回 回収
fire burned burnt blaze feuer brannte incend feu fuego fuoco fogo pozar пожар сгоре 火灾 火事
flood flooding water hochwasser uberschwemm wasser inond eau agua inundac acqua allagam alagam overstrom wody powodz вода воды 水灾 浸水
heat warm hot hitze heiß warme chaleur chaud calor caliente caldo calore quente hitte heet upal ciepl жара тепл 高温 暑さ
cooling chilled cold kuhlung gekuhlt kalt froid refroid frio refriger freddo refrigerat koud koeling chlodz zimn холод охлажд 冷藏 冷却 冷え
storage stored store gelagert lagerung stockage entreposa almacenad conserva conservat armazenad opslag bewaard przechow хранени 储存 保管
market wholesale markt großmarkt großhandel marche gros mercado mayorista mercato ingrosso atacado groothandel rynek targ hurtow рынок рынка оптов 市场 批发 市場 卸売
tea tee cha thee herbat чай чая 茶叶 茶园 お茶
coffee kaffee cafe caffe koffie kawa kawy кофе 咖啡 コー
bread bakery brot backer pain boulanger pan panaderia pane panetter pao padaria brood bakker chleb piekarn хлеб пекарн 面包 パン
meat fleisch viande carne vlees mieso мясо мяса 肉类 お肉
fish fisch poisson pescado pesce peixe vis ryba ryby рыба рыбы 鱼类 魚介
milk cheese milch kase lait fromage leche queso latte formaggio leite queijo melk kaas mleko ser молок сыр 牛奶 奶酪 牛乳
pesticide chemical chemie chemikal pestizid pesticid chimique quimic chimic chemisch chemicz химич пестицид 农药 化学 農薬
plant garden gardener pflanze garten plante jardin planta pianta giardin jardim tuin roslin ogrod растен сад 植物 花园 庭園
emergency urgent urgency notfall dringend urgence emergenc urgenc emergenz noodgeval spoed pilny nagly срочн экстрен 紧急 急诊 緊急
fund charity donation donate relief spende fonds fondo donacion beneficen donazion doacao fundo donatie fundusz darowizn фонд благотвор 基金 捐款 寄付
budget negotiat haggle bargain verhandl feilsch negoci regatear regateo trattativ contratt barganh pechinch onderhandel afding targowa negocj торгова торг 讲价 砍价 交渉
museum exhibit collection ausstellung sammlung musee exposit coleccion mostra museo museu colecao tentoonstell muzeum wystaw музей выставк 展览 博物 展示
lesson course class training kurs unterricht lehrgang cours lecon clase curso lezion corso aula lessen cursus lekcj урок курс занят 课程 上课 授業 講座
trial sample tryout probe probestund essai echantill prueba muestra prova campion teste amostra proef probka пробн 试用 試し お試
update upgrade maintenance wartung aktualis mise actualiz mantenim aggiornam manutenz atualiz manutenc onderhoud aktualiz konserwac обновлен обслужив 更新 维护 保守
battery akku batterie bateria batteria accu accus batterij аккумул батаре 电池 電池
engine motor moteur motore silnik двигател 发动 エン
theft stolen steal diebstahl gestohl vol vole robo robado furto rubat roubo roubad diefstal gestol kradziez краж украд 被盗 盗窃 盗難
deposit security caution kaution pfand depot deposito fianza cauzione caparra caucao borg waarborg kaucj зало 押金 保証
tax taxes steuer impot taxe impuesto tassa imposta tasse imposto belasting podatek налог 税款 税金
bank account konto compte banque cuenta banco conto banca conta rekening банк счет 账户 銀行 口座
birthday wedding party celebrat geburtstag hochzeit feier anniversaire mariage fete cumplean boda fiesta complean nozze matrimon festa aniversari casament verjaardag bruiloft feest urodzin wesel праздн свадьб 生日 婚礼 誕生 結婚
gift giveaway geschenk cadeau regalo obsequio omaggio presente brinde prezent podar 礼物 赠品 贈り
wait warten abwarten attendre attend esperar espera aspettare wachten czekac ждать подожд 等待 待た
window fenster fenetre ventana finestra janela raam okno окно 窗户 窓口
door gate lock tur schloss porte serrure puerta cerradura porta serratura fechadura deur slot drzwi zamek дверь замок 门锁 ドア 玄関
key schlussel cle clef llave chiave chave sleutel klucz ключ 钥匙 鍵を
night watchman guard wachmann wache gardien guardia vigilante custode guarda bewaker straznik ochron охранник 保安 警備
waive forgive exempt waiver verzicht erlass renonc dispens condon perdon eximir rinunc esoner isent isenc kwijtscheld umorz отказ проща 免除 減免
network netz netzwerk reseau red redes rete rede netwerk siec сеть сети 网络 ネッ
certificate zertifikat certificat certificado certificato certifica certificaat certyfikat сертификат 证书 証明
freeze pause suspend pausier einfrier aussetz suspens geler gelar pausa sospen suspender pauzeer wstrzym приостан 暂停 停止
pool swimming schwimmbad becken piscine piscina zwembad basen бассейн 游泳 プー
letter mailing schreiben lettre courrier carta lettera missiva brief pismo письм 信件 手紙
attempt versuch tentative intento tentativ poging próba probie попыт 尝试 試み
cheat cheating copying schummel abschreib tricher triche copiar trampa barare imbrogli colar spieken sciaga списыва обман 作弊 抄袭 不正
afternoon nachmittag apres tarde pomeriggio middag namiddag popoludn полдень 下午 午後
vault tresor panzerschrank coffre caja caveau cassaforte cofre kluis sejf сейф 金库 保险柜 金庫
watch clock wristwatch uhr montre horloge reloj orologio relogio zegar часы 手表 时钟 時計
roof dach toit techo tejado tetto telhado dak dachu крыш 屋顶 屋根
region district gegend viertel stadtteil quartier barrio zona quartiere bairro wijk dzielnic район 区域 地区
saturated overloaded overload uberlast ausgelastet sature surcharg saturad sobrecarg satur sovraccar sobrecarreg overbelast przeciaz перегруж 超负荷 混雑
compensat compensation entschadig ausgleich dedommag indemn compens indemniz risarc indeniz vergoed odszkod компенс 赔偿 补偿 補償
`;

/** By word, the number of its line. */
const CONCEPTS = new Map<string, string>();
for (const [at, [line]] of [...LINES.matchAll(/.+/g)].entries())
  for (const word of setOf(line)) if (!CONCEPTS.has(word)) CONCEPTS.set(word, `=${at}`);

/** Letters from which on a word is known by its beginning, and how many it may have behind it. */
const LEAST_BEGINNING = 5;
const LONGEST_ENDING = 4;

/** What a word of folded text in small letters means; undefined where it is in no list. */
export function conceptOf(word: string): string | undefined {
  const whole = CONCEPTS.get(word);
  if (whole !== undefined) return whole;
  const least = Math.max(LEAST_BEGINNING, word.length - LONGEST_ENDING);
  for (let length = word.length - 1; length >= least; length--) {
    const known = CONCEPTS.get(word.slice(0, length));
    if (known !== undefined) return known;
  }
  return undefined;
}
