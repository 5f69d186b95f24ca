/** Given names of Germany, Spain, Italy, the Low Countries, the north, Turkey and India that the other lists of ours lack; folded, so without accents. Left out are those that are words, places or firms elsewhere. */

export const LATER_GIVEN_NAMES: readonly string[] = (
  'Aarini Aarna Aarnav Aarush Aayush Abbie Abdulkadir Abdulkerim Abel Abelone Abha Abhiram Abraham ' +
  'Adamo Adela Adelaide Adelasia Adelbert Adelgunde Adelinde Adeline Adolfine Adrienne Advaith Advay ' +
  'Adya Agnete Ahsen Ainara Ainoa Akif Aksel Alaattin Albano Albertine Albina Aleks Alfons Alisha ' +
  'Allana Almudena Almuth Aloisia Alphons Altan Alve Alvin Alwine Amadeo Amalie Amancio Ambrosio Amrita ' +
  'Anamika Anastasie Anatol Andrej Anett Angelita Angie Anibal Anmol Annekatrin Anneli Annelore ' +
  'Annemette Annemijn Annerose Annetta Annica Annikki Ansaldo Ansh Antonie Anya Aradhana Arnaude Arnd ' +
  'Arno Arnulfo Aroa Artemio Arunima Asafe Asim Assar Aurelia Avni Aykut Ayse Aysenur Ayushman Azaan ' +
  'Azahara Azeglio Azucena Babett Babette Baldomero Baris Basak Bautista Bayram Begum Benedikte Benita ' +
  'Benthe Benvenuto Beppe Bernarda Bernhardine Bernt Bertold Bertram Beverley Bhanumati Bhavini Bianka ' +
  'Bibi Billy Bimala Bina Birgitt Birgul Birte Bitten Borge Brayan Brigitta Brinda Brita Brunhild ' +
  'Brunhilde Buenaventura Burkhardt Caitlyn Cajsa Calcedonio Calisto Calixta Candelario Candice Carin ' +
  'Carmelita Carmina Carola Cassidy Catharina Cathleen Cathrine Catrine Cayetana Celestino Celia Cetin ' +
  'Ceylan Ceylin Chaitaly Chaitanya Champak Chanchal Chandran Charan Charlotta Chita Christiana ' +
  'Christie Christin Christl Christofer Claas Clarice Clas Clemente Cleto Clive Collin Coluccio Conrad ' +
  'Constance Constanza Coskun Cosme Costanzo Crescencia Cumhur Curt Dafne Daksh Daksha Damini Damla ' +
  'Damyanti Darika Darin Darshan Daryl Deniz Derya Dhriti Diedrich Dilek Dimas Dogan Dominga Domitila ' +
  'Dorit Dorothe Dorthe Duilio Duuk Duygu Dylano Eberhardt Ebonie Ebru Ece Ecem Eckard Eckhardt Edda ' +
  'Edelgard Eduard Eesha Ehrhard Einer Eira Eivor Ekta Eleonor Elfi Elfie Elif Eligia Elinor Elize ' +
  'Elladio Elli Elly Elmar Elna Eloah Elodia Elsy Elvan Ema Emelina Emigdio Emmi Emmy Emrullah Enar ' +
  'Encarnita Enes Engin Engla Enzio Erasmo Erdogan Erhardt Erna Eustaquio Eutimio Eutropio Evald Evelia ' +
  'Evelien Evelin Eveline Evita Faas Fabia Falguni Falko Fariq Faris Felicitas Felisa Fenne Fiene ' +
  'Filippa Fiorino Fleur Florinda Folke Folker Franka Frede Frederike Frederikke Fredric Frieder Fulvio ' +
  'Gabi Gabino Gaby Galasso Gastone Gaurang Gaurangi Gauri Gaurika Gautami Georgine Gerhardt Gerhart ' +
  'Gerlind Gerti Gertraud Gertraude Gervasio Gerwin Gianfrancesco Gianpietro Gillian Gillis Gioachino ' +
  'Gioffre Gionata Girindra Gisbert Gitta Gote Gottfrid Gottlob Graciana Greger Gregg Gregor Gudula ' +
  'Guenter Guenther Gunborg Gunnel Guntram Gurli Guven Gyda Hadassa Hampus Hanni Hanno Hanns ' +
  'Hansjoachim Hanspeter Harita Haroldo Harshil Hartmuth Havva Hedi Hedvig Heidelinde Heiderose Heimo ' +
  'Heinfried Hellena Hellmut Hellmuth Helmer Helmtrud Hemang Hemani Henric Heraclio Herberto Herdis ' +
  'Herwig Hidde Hildegund Hilding Hillevi Hilma Hjalte Hortensia Hritik Hubertus Ignatz Ikbal Ilja ' +
  'Ilonka Indali Inez Ingalill Ingeburg Ingegard Ingelise Ingemar Ingetraud Ippazio Isac Isaiah Isolde ' +
  'Ivar Jagrati Janani Janna Janni Jasmijn Jasmin Jasmit Jayla Jaylinn Jayson Jeet Jeevika Jeppe ' +
  'Jeremias Jillian Jinthe Joacim Jobst Jodie Jonatan Jordana Jordy Julita Kaj Kamilly Kamya Kare Karlo ' +
  'Katy Kayleigh Keano Keld Kemal Kennet Kerem Kerri Kian Kirstin Kirstine Kjeld Klavs Krish Krisha ' +
  'Krister Kristofer Kyan Kyara Lacey Lasse Laurits Laust Lavanya Leandra Lekha Lennarth Leonora Lesley ' +
  'Leyre Liana Ligia Lipika Lisanne Lise Liselott Liva Lizzy Loek Lorenza Lovisa Luan Lucho Luisina ' +
  'Macaria Madelief Mahika Maiken Majvor Malena Malou Malthe Malva Manbir Mans Manthan Manuella Manya ' +
  'Mara Marcial Margaretha Margrethe Mariann Marika Maristela Marja Marliese Martyn Maximiano Mayte ' +
  'Megha Mekhala Melker Merche Merel Mert Mesut Metin Mia Michala Mikaela Mikayla Milou Mireia Mirta ' +
  'Mirthe Naksh Nando Napoleone Narcisa Natalio Natanael Natasja Naud Nela Nelida Nelly Nereida Nestor ' +
  'Nichole Nicklas Nicolai Nicolaj Nicoline Nidhi Nieves Nikolaj Nilda Ninthe Nirja Norah Noud Nout ' +
  'Nydia Octavia Odalis Ojvind Okan Olfert Olov Omkaar Ossian Osten Osvald Ove Oviya Owe Oyvind Ozan ' +
  'Pam Patric Patrizio Pavani Peder Pelayo Pepito Perlita Pernilla Phileine Pien Piergiuseppe Pierina ' +
  'Pierpaolo Placido Pomponio Pontus Praneel Pranit Prudencia Prudencio Pushti Quinty Raagini ' +
  'Raffaellino Ragna Rajeshri Ramazan Rayaan Rebecka Rebekah Regitse Regitze Regulo Rehaan Rens ' +
  'Ricciotti Richardt Rickard Ridhi Rigmor Rikard Rikke Romina Romulo Ronith Ronja Rosenda Rosita ' +
  'Rufina Salome Samaksh Samarth Sanaya Sathvik Saumya Segismundo Senna Serafina Serafino Sevda Severo ' +
  'Sevgi Shari Sheri Shivansh Shravya Sian Siegrid Siem Sienna Sigfrid Sigrun Silja Silje Sille Sixten ' +
  'Solvej Sosimo Steen Stephany Stine Sudiksha Sune Susanita Susann Svenning Swetlana Tamanna Tami ' +
  'Tanish Tanmayi Tejs Temistocle Teobaldo Teodosio Tere Terese Teresia Theodoro Thijmen Thijn Tijs ' +
  'Tilda Tilde Tindra Tirza Tonia Tonny Tono Torgny Traudel Tripti Triveni Trude Ture Turvi Tuulikki ' +
  'Twan Tygo Uffe Ufuk Ugolino Ulises Ulrica Umut Undine Unnati Upasna Urmi Utkarsh Vagn Valero ' +
  'Vamakshi Varenya Varsha Vasana Vedhika Venceslas Vendela Vidhi Vilgot Vilhelmina Villads Vincentio ' +
  'Vinicio Viraj Viridiana Viveka Vivianne Vritti Vyanjana Wazir Weena Wenke Wessel Wilmer Yashasvi ' +
  'Yashica Yashodhara Yatan Yavuz Yesica Yilmaz Ylva Yochana Yoshita Zacharias Zaida Zara Zarna Zashil ' +
  'Zayan Zekeriya Zlata Bronte Caoimhe Elio Ngan Oriol Quim Gwenael Mickael Soyeon Fatuma Remedios Imani Earnestine Wendell Morna Colm'
).split(' ');
