/** Given names of Ireland, Wales, the German, Romance, Nordic, Baltic and Slavic languages that other lists of ours lack, and those of two syllables with a dash; folded, so without accents. Left out are those that are words, places or firms elsewhere. */

/** Of Korean and Chinese names in Latin letters, which have a dash: `Min-jun Park`. */
const WITH_DASH =
  'Min-jun Min-ji Min-seo Min-jae Min-ho Min-su Min-soo Min-young Min-kyung Seo-yeon Seo-jun Seo-yun Seo- ' +
  'jin Seo-hyun Seo-young Ji-hoon Ji-hun Ji-won Ji-woo Ji-hye Ji-eun Ji-min Ji-yeon Ji-young Ji-ho Ji-hyun ' +
  'Ji-su Ji-soo Ji-yoon Ha-yoon Ha-eun Ha-jun Do-yun Do-hyun Ye-jun Ye-jin Ye-ji Ye-eun Ye-rin Hye-jin Hye- ' +
  'won Hye-kyung Hye-rim Hye-young Hyun-woo Hyun-jin Hyun-jung Hyun-soo Hyun-joo Hyun-ju Jae-hyun Jae-won ' +
  'Jae-ho Jae-min Jae-sung Jae-wook Jae-yong Jin-woo Jin-ho Jin-young Jin-hee Joon-ho Jun-ho Jun-seo Jun- ' +
  'young Joo-hyun Joo-won Ju-won Ju-hyun Jung-hee Jung-ho Jung-hoon Jung-min Jung-soo Jung-hwa Jung-ah ' +
  'Kyung-soo Kyung-hee Kyung-ho Kyung-min Mi-kyung Mi-young Mi-sook Mi-ran Mi-rae Myung-hee Myung-soo Sang- ' +
  'hoon Sang-woo Sang-min Sang-hyun Soo-jin Soo-hyun Soo-min Soo-young Soo-yeon Su-bin Su-jin Su-min Su- ' +
  'yeon Sun-hee Sun-young Sung-ho Sung-min Sung-hoon Sung-jin Sung-soo Si-woo Si-yeon Yoo-jin Yu-jin Yu-na ' +
  'Yoon-seo Yoon-ah Yun-seo Young-hee Young-ho Young-soo Young-min Young-ja Young-jae Eun-ji Eun-hye Eun- ' +
  'jung Eun-young Eun-kyung Eun-mi Eun-woo Dong-hyun Dong-wook Dong-hoon Dong-min Chang-min Chan-young ' +
  'Chul-soo Geon-woo Gi-hun In-ho In-young Ki-hoon Ki-young Kwang-soo Kwang-ho Na-yeon Na-young Nam-joon ' +
  'Seung-hyun Seung-woo Seung-min Seung-ho Tae-hyung Tae-hyun Tae-woo Tae-yang Woo-jin Woo-sung Yong-ho ' +
  'Yong-soo Mei-ling Mei-hua Mei-li Mei-yu Hsiao-ling Hsiao-wei Shu-fen Shu-hui Shu-chen Shu-ling Shu-mei ' +
  'Li-hua Li-chuan Ya-ting Yi-chun Chia-hao Chia-ling Chih-wei Chih-ming Chun-hung Chien-hung Kuan-yu Kai- ' +
  'wen Pei-shan Pei-chun Wei-ming Wei-ting Yu-ting Hsin-yi Hui-ling Hui-min Ming-che Wen-chi Tsung-han ' +
  'Siew-ling Kok-wai Wai-kit Ka-ho Chi-keung Wing-yan Hoi-yan Siu-ming Kwok-wah Tsz-ching';

const NAMES =
  'Aapo Aarti Aashild Addolorata Adelajda Adelin Adrienn Afia Agda Agnija Ahana Ahmadou Aida Aiko Ailbhe ' +
  'Ailis Akane Akin Aladar Alajos Albane Aleid Alexandrine Alia Alida Aliette Allyson Almir Alojzy Alonzo ' +
  'Aloys Alton Alzira Amadi Amado Amador Amal Amaranta Amarens Amato Amedee Amelio Amita Andjela Andrejs ' +
  'Angelia Angelino Anica Anker Anssi Antonieta Aodh Aoibhe Aoibheann Aoibhinn Aparecido Arcadio Arend ' +
  'Arlindo Armida Arttu Arved Arvids Arvydas Arwel Asko Assunta Astride Atte Augusta Auke Aulis Aureliana ' +
  'Aymeric Baerbel Balbino Balder Bankole Barend Basilio Baudilio Beatrijs Belchior Bendt Benny Benoite ' +
  'Bernardete Bernie Bharati Bjarke Blahoslav Blaise Bluette Bonaventura Borivoj Borka Breandan Brighid ' +
  'Brunilde Buford Burghard Canberk Caoilainn Caoilfhionn Carice Carolien Carwyn Casimir Celio Cenek ' +
  'Cestmir Chauncey Chie Chike Chrystal Cilli Cinzia Cirkeline Claudemir Cleide Clizia Codrut Coinneach ' +
  'Concetto Conchobhar Corneliu Dacian Daiva Dalia Dalva Danica Danijel Davorin Dayo Decebal Dejana Delbert ' +
  'Delfim Derbhla Diarmaid Dietlinde Dilwyn Dina Dirce Dobrochna Dollie Donatien Donncha Dragoljub Drusilla ' +
  'Eddy Edivaldo Eemeli Eerik Egbert Ehrenfried Eigil Eija Eimhear Ejnar Elda Elea Elek Elemer Elettra ' +
  'Elferink Elisabete Elisee Elmer Eloi Elza Emese Emeterio Emilian Emina Emoke Enn Enriqueta Ensio Epp ' +
  'Ermenegilda Ermes Ernesta Erno Eskild Eurig Eusebe Eylul Fachtna Fahri Falk Farah Fausta Fearghal Felton ' +
  'Fergal Fiamma Fieke Figen Fiorenza Flaviano Florencio Florestan Floriano Folmer Foppe Fortunato ' +
  'Fransiscus Fredo Friedbert Friedel Friso Froukje Gaetana Galip Ganesh Garret Geanina Gellert Genowefa ' +
  'Geraud Germaine Giacoma Gigliola Gilda Giovana Giusto Glauber Glenna Godefroy Gontran Gonzague Gorm ' +
  'Gotthilf Graciano Gualtiero Guenole Guilhem Guillemette Guislaine Gullan Gwendal Hadrien Handan ' +
  'Haralambie Harsha Hasso Herschel Hester Hettie Hikari Hilaire Hinata Humbert Husnu Hywel Iarla Idowu ' +
  'Idwal Iga Iginio Ihab Iiris Ilda Ilmar Ilpo Immacolata Inese Innocenzo Irenee Irineu Irmantas Irwin ' +
  'Isidore Issam Isto Ivete Jaana Jaanika Jacira Jacky Jalmari Jani Janne Japie Jarema Jarkko Jasminka Jaya ' +
  'Jeannot Jerker Jikke Jiro Joergen Jonatas Jorma Josipa Juho Jurema Jurica Kaarlo Kaethe Kalervo Kalju ' +
  'Karlis Klement Knud Koenraad Komal Korneel Kresimir Kreszentia Ksenija Kunibert Lacramioara Ladislas ' +
  'Laerke Lasma Lateef Lauro Lavonne Leocadie Leonore Leontin Librada Lieuwe Lievin Liina Linards Linwood ' +
  'Ljubisa Llyr Lolita Lonny Loreta Lorinc Lourival Luciene Lucile Lucilia Maarja Madan Madhu Magdalene ' +
  'Magno Marceau Marcellin Marielle Marinko Marjo Mati Matthaus Mayara Maynard Mazen Medard Meinolf Melek ' +
  'Merritt Mervyn Micael Mihir Milene Milind Miljana Miljenko Mioara Moacir Modris Mojmir Monja Morena ' +
  'Murtagh Nadezda Narcis Natalina Natascha Nechita Neide Nelu Nemesio Nevena Neville Nicasio Niilo Nijole ' +
  'Nilton Ninon Noboru Noe Noemia Norina Notburga Obafemi Obrad Octavie Odhran Odilon Olavi Olimpia Olinda ' +
  'Oluf Onyinye Orsina Orsola Orvokki Osbert Osmar Otmar Oya Palmira Pankraz Paraschiva Patru Pehr ' +
  'Pellegrino Pertti Peteris Petteri Philemon Phineas Policarpo Poncio Prasad Proinsias Raffaellina Raili ' +
  'Raivis Ranjita Rauno Reginaldo Reino Renars Resi Rodrick Romaric Roshan Rotraut Rowland Roxane Ruppert ' +
  'Rupprecht Ruzica Sabin Saburo Sadao Salomea Sameh Sandris Santeri Santina Sarmite Saroj Sarunas Savina ' +
  'Sebald Senka Senol Seosamh Sergius Shadi Sherif Shiro Siegmar Sigolene Silvester Simion Sinikka Sixto ' +
  'Skaidrite Smaranda Snjezana Sofronio Sofus Soile Stelian Steluta Sulaiman Svend Sylvester Sylviane Taimi ' +
  'Taro Tassilo Tekla Telesphore Teresinha Terez Teuvo Thorkild Thusnelda Thyra Tiberiu Tiernan Tiiu ' +
  'Tomislava Tonis Topias Torkil Touko Traugott Traute Tsukasa Uilliam Uli Ursel Ursule Uuno Vaidas Valmir ' +
  'Veera Veijo Veiko Venceslao Veroslav Victorin Victorine Vilija Viljami Vince Vinnie Vinny Violeta Voicu ' +
  'Voitto Vratislav Vukasin Wanderley Wenzel Wiebren Wigand Willibald Willibrord Yalcin Yazid ' +
  'Ylermi Ymke Yoshiro Ysaline Yukie Yvon Zaharia Zamfir Zarko Ziemowit Zigurds Zilvinas Zivko Zsigmond';

export const WIDER_GIVEN_NAMES: readonly string[] = `${NAMES} ${WITH_DASH}`.split(' ');
