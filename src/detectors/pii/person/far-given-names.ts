/** Given names of the east and the south of Europe, of Asia and Africa, as they are written in Latin letters; folded, so without accents. Left out are those that are words, places or firms elsewhere. */

const GREEK_BALTIC_SLAVIC =
  'Aadu Achilleas Afanasy Agafya Agapi Aggelos Agris Aigars Aikaterini Ainars Aivar Aivars Akim Aldis Aleksei Aleksey ' +
  'Alevtina Alexandros Alexei Alexey Algimantas Algirdas Alyona Anahit Anastasios Anastasis Anatoliy Andrey Andris ' +
  'Andrius Andriy Anete Anfisa Angeliki Antanas Antonina Antonis Antra Apostolos Aram Argyris Aristeidis Aristotelis ' +
  'Arkady Armen Arnis Arseny Artak Arturs Artyom Arunas Arvis Ashot Athanasia Athanasios Audrius Aurimas Ausra Avtandil ' +
  'Baiba Biruta Birute Bogdana Charalampos Christos Chrysa Chrysoula Dace Daiga Dainis Dainius Daniil Danila Danute ' +
  'Darius Darya Deividas Demyan Despina Dimitra Dimitrios Dimitris Dionysios Dionysis Dmitriy Dmytro Donatas Dzintars ' +
  'Edgars Edita Edvins Eevi Efim Efstathios Efthymios Egidijus Egils Egle Egor Eha Eirini Ekaterina Eleftheria ' +
  'Eleftherios Eleni Elizaveta Elpida Emelyan Emmanouil Erikas Evangelia Evangelos Evgenia Evgeniy Evgeniya Evgeny Evija ' +
  'Fedor Filipp Foteini Fotini Fotis Fyodor Gagik Garegin Gatis Gediminas Gennadiy Gennady Georgios Gerasimos Gevorg ' +
  'Giannis Giedre Giedrius Gintaras Gintare Gints Giorgi Giorgos Girts Gleb Gohar Grigor Grigoris Grigoriy Grigory Gunta ' +
  'Guntars Guntis Hakob Halyna Haralambos Hasmik Hayk Heiki Heino Hovhannes Hryhoriy Ieva Ignas Ihor Ilias Ilya Ilze ' +
  'Imants Imbi Indrek Ineta Ingus Inna Innokenty Ioanna Ioannis Iosif Irakli Iryna Ivanna Ivars Jaak Jaan Jaanus Janis ' +
  'Juozas Jurate Jurgita Juris Justas Kaarel Kadri Kalev Kalliopi Karmen Karolis Kaspars Kateryna Kazys Kersti Kestutis ' +
  'Ketevan Khrystyna Kira Kirill Klavdia Kleanthis Klim Konstantina Konstantinos Kostas Kostyantyn Krista Kristaps ' +
  'Ksenia Kseniya Kulli Kyriakos Laima Laimonas Lauma Lefteris Leida Lembit Lesia Lesya Levan Lidiya Liene Liis Liliya ' +
  'Linas Loukas Lusine Lyubomyr Lyubov Maarika Madis Makar Makis Maksim Manolis Mantas Marfa Margus Marios Maris Markos ' +
  'Martynas Matvey Meelis Michail Michalis Mihkel Mikheil Mindaugas Mitrofan Modestas Mykhailo Mykola Mykyta Myroslav ' +
  'Myroslava Nadiya Narine Nastya Nataliya Natalka Natalya Nazar Nazarii Nektarios Nerijus Neringa Nikifor Nikita ' +
  'Nikoleta Nikos Normunds Oleksandr Oleksii Oleksiy Olesya Olha Orest Orysia Oskars Ostap Otar Panagiota Panagiotis ' +
  'Panayiotis Panteley Pantelis Paraskevi Paulius Peeter Petras Petro Petros Piret Platon Polina Polyxeni Potap Povilas ' +
  'Priit Prokhor Prokofy Pyotr Raimonds Raisa Raitis Raivo Ramunas Reinis Rihards Rimantas Rimma Ritvars Rodion Rokas ' +
  'Roksolana Ruslan Ruslana Rytis Sanita Sargis Saulius Savely Savva Semyon Serhii Serhiy Shota Sigita Sigitas Siim ' +
  'Simonas Sintija Siranush Sirje Skirmantas Sofoklis Sofya Solomiya Sotiria Sotirios Sotiris Spyridon Spyros Stamatis ' +
  'Stasys Stavros Stavroula Stefanos Stelios Stylianos Svitlana Svyatoslav Taavi Tadas Taisia Tanel Taras Tarmo Tengiz ' +
  'Tetiana Tetyana Thanasis Themis Theodoros Theofilos Tigran Tiit Tikhon Timofey Tonu Toomas Triantafyllia Triin Trofim ' +
  'Uldis Ulle Ulyana Urmas Vahan Vaida Vakhtang Valdas Valdis Valeriy Valeriya Vardan Varvara Vasiliki Vasilios Vasilis ' +
  'Vasilisa Vasiliy Vassilis Vasyl Vasylyna Vello Veniamin Viacheslav Vidas Viesturs Viive Viktoriia Viktoriya Vilnis ' +
  'Vira Virginija Virve Vitalii Vitalijus Vitaliy Vitaly Vladlen Volodymyr Vsevolod Vyacheslav Vytautas Xenia Yakov ' +
  'Yannis Yaroslav Yaroslava Yefim Yegor Yekaterina Yelena Yelizaveta Yevgeniya Yevgeny Yevhen Yevheniia Yiannis Yiorgos ' +
  'Yuliya Yurii Yuriy Yurko Yury Zakhar Zigmars Zinaida Zinoviy Zoi Zoryana Zoya Zurab Zydrunas';

const TURKIC_PERSIAN =
  'Abbas Abdurrahman Adem Adnan Afsaneh Afshin Ahmet Aibek Aigerim Ainur Alireza Alisher Aliye Alparslan Alper Alperen ' +
  'Amirali Amirhossein Anahita Anvar Arash Ardeshir Arezoo Arman Arshia Arzu Asghar Askar Asli Asuman Atakan Atefeh ' +
  'Atilla Ayca Aydan Ayhan Aylin Aynur Aysegul Aysel Aysen Aysun Aytekin Ayten Azadeh Azamat Babak Bahadir Bahareh ' +
  'Bahram Bakhyt Banu Batuhan Behnam Behrouz Behzad Bekir Belgin Belma Berat Beril Berkay Berke Berna Berrin Betul Beyza ' +
  'Bijan Bilal Birol Bolat Botir Buket Bulent Burak Burcin Burcu Busra Cagatay Cagla Cagri Canan Candan Cansu Celal ' +
  'Cemal Cemil Cemile Cengiz Cenk Ceren Ceyda Ceyhun Cigdem Cihan Cuneyt Dariush Dastan Davood Didem Dilara Dilnoza ' +
  'Dilshod Dogukan Ebrahim Ehsan Ekrem Elaheh Elham Emel Emin Emine Emrah Emre Enver Ercan Erdal Erdem Erdinc Erfan ' +
  'Ergin Ergun Erhan Erkan Erlan Erol Ersin Ertan Ertugrul Esin Esma Esmaeil Esra Fadime Farhad Fariba Farideh Farnaz ' +
  'Farrokh Farrukh Farshad Faruk Farzad Farzaneh Fatemeh Fatih Fatma Ferda Fereshteh Fereydoun Ferhat Feride Ferit Fevzi ' +
  'Feyza Fikret Filiz Firouzeh Forough Funda Furkan Gamze Ghasem Ghazal Gizem Gokce Gokhan Golnaz Gonca Gonul Gozde ' +
  'Gulay Gulcan Gulden Guler Gulhan Gulizar Gulnara Gulnora Gulsah Gulsen Gulsum Gurkan Gursel Guzide Habib Hakki Haldun ' +
  'Halil Halime Haluk Hamdi Hamed Hamid Hamide Hamidreza Hande Hanife Harun Hasan Hatice Haydar Hayriye Hazal Hikmet ' +
  'Homa Homayoun Hooman Hossein Houshang Hulya Huseyin Husniye Idris Ilayda Ilhan Ilkay Ilker Ilkhom Ilknur Iraj Irem ' +
  'Irfan Islom Ismail Ismet Ismihan Jafar Jahangir Jalal Jamshid Javad Kadir Kadriye Kagan Kairat Kambiz Kamran Kaveh ' +
  'Kazem Kazim Kenan Kerim Keyvan Khosrow Kianoush Kiarash Koray Korhan Kourosh Kubilay Kubra Kursat Ladan Laleh Latife ' +
  'Levent Leyla Mahir Mahmoud Mahmut Mahnaz Mahsa Mahtab Mahyar Majid Makbule Maliheh Manouchehr Mansour Mansoureh ' +
  'Maryam Masoud Masoumeh Mehdi Mehran Mehrdad Mehri Mehtap Melahat Melih Meliha Melike Melis Meltem Merve Meryem Mevlut ' +
  'Milad Minoo Mohammadreza Mohsen Mojgan Mojtaba Monireh Morteza Mostafa Muge Muhammet Muhsin Mukaddes Munevver Murat ' +
  'Murathan Murod Muslum Muzaffer Naciye Nader Nahid Nalan Narges Nargiza Nasim Nasrin Navid Nazan Nazanin Nazim Nazli ' +
  'Necati Necdet Necla Necmettin Negar Nermin Neslihan Nesrin Nevin Nevzat Nihal Nihat Nilay Nilgun Niloofar Nilufer ' +
  'Nima Nodira Nuray Nurcan Nurdan Nurettin Nurgul Nurhan Nuri Nuriye Nurlan Nursultan Nurten Oguz Oguzhan Oktay Olcay ' +
  'Omid Onder Onur Orhan Otabek Ozge Ozgur Ozlem Oznur Parisa Parvaneh Parvin Parviz Payam Pejman Pelin Peyman Pinar ' +
  'Pouya Rabia Rahim Rahime Ramin Rasim Ravshan Recep Refik Reha Remzi Reyhan Reza Rifat Riza Rouhollah Rukiye Rustam ' +
  'Rustem Sabri Sadegh Sadik Saeed Saeedeh Saeid Sahar Sakine Salih Saliha Saman Samaneh Samet Sanaz Sanjar Sasan Saule ' +
  'Sebnem Seda Sedat Sefa Sefika Selahattin Selami Selcuk Selda Selim Selin Semih Semra Senay Sener Sepideh Serap Serdar ' +
  'Serhan Serhat Serife Serkan Serpil Sertac Setareh Sevil Sevilay Sevim Sevinc Sezen Sezer Shabnam Shaghayegh Shahin ' +
  'Shahla Shahram Shahriar Shahrzad Shavkat Sherzod Shirin Shohreh Siamak Siavash Sibel Simin Sinan Sinem Soheil Soheila ' +
  'Sohrab Somayeh Songul Soraya Soroush Sousan Suat Suheyla Sukran Sukru Suleyman Suzan Taher Tahereh Tahir Tahmineh ' +
  'Tahsin Tamer Taner Tansu Tarik Tarkan Tayfun Taylan Tevfik Tolga Touraj Tufan Tugba Tugce Tugrul Tulay Tulin Tuncay ' +
  'Tuncer Turgay Turgut Turhan Turkan Ugur Ulas Ulugbek Umit Ummuhan Umran Utku Vahid Vedat Veysel Yaghoub Yalda Yasaman ' +
  'Yasar Yasemin Yeliz Yerlan Yesim Yigit Yildiray Yonca Yucel Yunus Zarina Zehra Zeinab Zeki Zekiye Zeliha Zerrin ' +
  'Zeynep Zhanar Ziya Zohreh Zubeyde Zuhal Zulfiye';

const ARABIC =
  'Abdallah Abdelaziz Abdelkader Abdelrahman Abderrahim Abdulaziz Abdulhamid Abdulkarim Abdullahi Abdulrahman Abeer Adel ' +
  'Afaf Ahlam Aishah Akram Alaa Amani Amina Aminah Amine Amira Ammar Anas Anwar Areej Arwa Asma Asmaa Atef Ayman Aymen ' +
  'Ayoub Azza Bahaa Basem Basma Bassam Bilquis Bouchra Boutros Brahim Bushra Chaima Dalal Djamel Emad Essam Fadi Fadia ' +
  'Fadwa Fahad Fahd Faisal Faiz Faiza Farida Farouk Fathi Fatiha Fauzia Fawzi Fayez Feras Fouad Fuad Ghada Ghassan Ghita ' +
  'Habiba Habibullah Hadeel Hafsa Haifa Haitham Hajar Hakeem Hakim Halima Hamdan Hameed Hana Hanaa Hanan Haneen Haroon ' +
  'Hasna Hatem Hazem Heba Hesham Hiba Hicham Hisham Hitesh Houda Huda Humayun Hussain Hussam Hussnain Ibtisam Iftikhar ' +
  'Ijaz Ilham Ilyas Imad Imane Intisar Isam Ishaq Jaber Jahanzeb Jalila Jamil Jamila Javed Jawad Jawed Jihan Jinan ' +
  'Joumana Junaid Karim Karima Kashif Kawthar Khadija Khadijah Khaled Khalil Khurram Khurshid Lamia Layla Liaqat Lotfi ' +
  'Lubna Mahdi Maher Mahfoud Mahmood Mahmud Maimuna Majed Majida Malika Manal Mansoor Mansur Maqsood Mariam Marwa Marwan ' +
  'Masood Mehmood Moeen Mohamad Moncef Mouna Mounir Moustafa Mubashir Mudassar Muhannad Muneeb Munir Murtaza Musab ' +
  'Mushtaq Nabil Nabila Nadeem Nadir Naeem Nahla Naima Naji Najla Najwa Nasir Nasreen Nasser Naveed Nawal Nayef Nermeen ' +
  'Nesrine Nidal Nizar Noman Noora Nosheen Nouf Noura Nourah Noureddine Nourhan Nuha Obaid Omaima Osama Othman Oussama ' +
  'Pervez Qadim Qaiser Qasim Rachid Rachida Raed Rafik Rafiq Raghad Rahaf Rahma Rania Rasha Rashad Rayan Redouane Reham ' +
  'Rehana Rehman Rizwan Rola Ruba Rubina Rukhsana Ruqayya Saad Saadia Sadaf Sadia Saeeda Safa Safaa Safiya Saida Saima ' +
  'Saira Sajid Sajjad Salah Saleem Saleh Salwa Samer Samia Samiha Samina Sanaa Sawsan Shabana Shabbir Shadia Shagufta ' +
  'Shahbaz Shahid Shahida Shahnaz Shahzad Shaima Shaimaa Shaista Shakeel Shamim Shatha Shazia Shehzad Shereen Shoaib ' +
  'Siham Soha Sohail Suad Suha Suhail Suleiman Sumaya Taha Tahani Tahira Talal Talib Tanveer Tanvir Tarek Tareq Tasneem ' +
  'Tawfiq Tayyab Tehmina Thamer Umair Umar Usman Uzma Wael Wafaa Wajdi Wajid Walaa Waleed Walid Waqar Waqas Warda Waseem ' +
  'Wasim Wassim Widad Yacine Yahya Yaser Yasin Yasir Yasmeen Yasser Yassin Yassine Yazan Younes Younis Yousef Yousra ' +
  'Yusra Zafar Zaheer Zahid Zahida Zaid Zakaria Zakariya Zaki Zayd Zaynab Zeeshan Zeina Zineb Ziyad Zouhair Zubair ' +
  'Zuhair Zulfiqar';

const INDIAN =
  'Aadhya Aadi Aahana Aakanksha Aanya Aaradhya Aarohi Aarushi Aashi Abhay Abhijeet Abhijit Abhilasha Abhimanyu Abhishek ' +
  'Adhira Advait Advik Advika Agastya Aishani Aishwarya Ajinkya Ajit Akhil Akhila Akshara Akshata Akshita Alka Alok ' +
  'Amala Amarjeet Ambika Ambuj Ameya Amish Amitava Amol Amruta Anahi Ananth Anay Anaya Angad Anika Anindita Aniruddh ' +
  'Aniruddha Anirudh Anitha Anjana Anju Ankita Ankur Anoop Anshul Anshuman Anuja Anup Anupama Anuradha Anurag Anusha ' +
  'Anvi Anvika Aparna Aravind Arijit Arindam Arnav Arohi Arpan Arpita Arundhati Arushi Arvind Aryaman Ashim Ashish ' +
  'Ashutosh Ashwin Ashwini Asmita Atharv Atharva Atul Avantika Avinash Ayaan Ayushi Babita Badri Baiju Balaji Baldev ' +
  'Balram Balwinder Banjeet Bhagwan Bhagyashree Bhairavi Bhamini Bharathi Bhargav Bhaskar Bhavani Bhavika Bhavin Bhavna ' +
  'Bhavya Bhupinder Bijoy Bimal Bipasha Brijesh Chaitali Chakrika Chandan Chandni Chandrakant Chandrashekhar Charu ' +
  'Charvi Chetan Chinmay Dakshesh Darshana Dayaram Debashish Debjani Deven Devendra Devika Devyani Dhananjay Dhanuk ' +
  'Dhanush Dharmendra Dhaval Dheeraj Dilip Dipak Dipankar Dipika Dipti Divit Divyansh Divyanshu Diya Eshaan Faiyaz ' +
  'Farhana Gajendra Garima Gatik Gayathri Gayatri Geetha Geetika Girija Govind Gulshan Gurinder Gurmeet Gurpreet Hamsini ' +
  'Harbhajan Hardeep Hardik Haresh Harinder Harini Haripriya Harjit Harmeet Harpreet Harshad Harshada Harshal Harshita ' +
  'Harshvardhan Hemal Hemant Hemlata Hetal Himani Himanshu Himmat Hiral Hiranya Hitansh Hridaan Hrishikesh Inaaya ' +
  'Inderjit Indrajit Indrani Indranil Ishaani Ishani Ishanvi Ishita Ishwar Jagat Jagdish Jagjit Jaidev Jairaj Janaki ' +
  'Janhavi Jasbir Jaswant Jaswinder Jatin Jayant Jayanta Jayanti Jayaraman Jayashree Jigar Jignesh Jitendra Jivika Jugal ' +
  'Juhi Jyotsna Kabeer Kalyan Kalyani Kamala Kamalesh Kamini Kamlesh Kanav Kanika Kannan Karishma Karthika Kartik ' +
  'Kashish Kashvi Kaushal Kaushik Kavin Kavitha Kedar Keerthi Keshav Ketaki Ketan Keya Kiaan Kishore Kismat Krishnan ' +
  'Krithika Kritika Kshitij Kuldeep Lakhan Lakshit Lakshman Lalita Lalitha Laxman Laxmi Leela Lohit Lokesh Madhav ' +
  'Madhavi Madhukar Madhumita Madhup Mahendra Mahima Maitreyi Malati Malavika Malini Mamata Mamta Manan Manasi Mandeep ' +
  'Mandira Mangesh Manikandan Manini Manisha Manjeet Manju Manjula Manjunath Manmohan Manvi Mayank Mayur Mayura Meghana ' +
  'Meghna Mehak Mehul Menaka Minal Miraya Mitali Mitesh Mithun Mohana Mohini Monisha Mridul Mrinal Mrinalini Mugdha ' +
  'Mukul Mukund Murali Murugan Nabendu Nachiket Nagarjuna Nagesh Naina Nakul Nalini Naman Namita Nandan Nandita Narayan ' +
  'Narayanan Naren Narendra Naresh Narinder Natarajan Navdeep Navin Navya Nayantara Neelam Neelima Neelofar Neeraj ' +
  'Neerja Neeta Neetu Niharika Nikitha Nilam Nilesh Nilima Nimisha Niraj Nirav Nirmala Nirupama Nishant Nishtha Nitara ' +
  'Nitesh Nithya Nitya Nivedita Ojas Omkar Onkar Orinder Pallavi Pankhuri Paresh Parul Pavan Phalguni Pihu Piyush Poonam ' +
  'Poornima Prabhakar Prachi Pradeep Pradip Prafulla Pragya Prahlad Prajakta Pramila Pramod Pranali Pranathi Praneeth ' +
  'Pranjal Prasanna Prasenjit Prasoon Pratap Prateek Pratham Pratik Pratima Pratyush Pravin Preethi Preeti Prerna Prisha ' +
  'Pritam Priti Priyansh Priyasha Puja Puneet Punit Purnima Purushottam Purva Pushpa Rachana Rachit Rachita Radha ' +
  'Radhakrishnan Radhika Raghav Raghavan Raghavendra Raghu Raghunath Raghuram Rajan Rajani Rajasekhar Rajat Rajeev ' +
  'Rajendra Rajeshwari Rajinder Rajkumar Rajni Raju Ramachandran Ramakrishnan Rameshwar Ramnath Ramya Ranbir Randeep ' +
  'Rangan Ranjan Ranjana Ranjini Ranveer Rashi Rashmi Rasmi Ratan Ratna Raveena Ravindra Renu Renuka Reshma Revathi ' +
  'Revati Reyansh Riaan Rishabh Rishi Rishika Ritesh Ritika Ritvik Rohini Romesh Ronak Roopa Ruchi Ruchika Rujuta Rupa ' +
  'Rupal Rupali Rupesh Rupinder Rushil Saanvi Sachi Sahana Saili Saksham Samaira Samridhi Sanchit Sandhya Sangeeta ' +
  'Sanika Sanjana Sanjit Sanjiv Sanjivani Sankar Santhosh Sanya Sarala Sarika Saroja Sarthak Sarvesh Sashi Satinder ' +
  'Satyajit Satyam Saurabh Saurav Savita Savitri Sayali Seema Sejal Shaan Shailaja Shailendra Shailesh Shalaka Shalini ' +
  'Shambhavi Shanaya Shantanu Shanthi Sharad Sharada Sharmila Sharvani Shashank Shashi Shaurya Shayan Sheela Sheetal ' +
  'Shekhar Shikha Shilpa Shital Shivam Shivangi Shivani Shlok Shobhit Shraddha Shradha Shreeya Shreyas Shrikant ' +
  'Shrinivas Shriya Shubha Shubham Shubhangi Shyam Shyamala Siddhant Siddharta Siddhartha Siya Smita Smruti Snehal ' +
  'Snigdha Soham Somnath Sonal Sonam Soumya Sourav Sreeja Sreekanth Sridevi Sridhar Srikanth Srinivas Srinivasan Srishti ' +
  'Subhadra Subhash Subhashini Subodh Subramaniam Subramanian Sucheta Suchitra Sudarshan Sudeep Sudha Sudhakar Sudhanshu ' +
  'Sudhir Sugandha Suhani Suhas Sujata Sujatha Sujay Sujit Sukanya Sukhdev Sukhwinder Sukriti Sumana Sumanth Sumedha ' +
  'Sumeet Sumit Sumitra Sunaina Sundaram Suneel Suneeta Sunitha Supriya Surabhi Suraj Surekha Surendra Surinder Suryansh ' +
  'Sushant Sushila Sushma Sushmita Swapna Swapnil Sweta Tanay Tanaya Tanmay Tanu Tanuj Tanuja Tanushree Tanvi Tapan ' +
  'Taruna Tejas Tejaswi Tejaswini Tiya Trishna Tushar Udai Uday Ujwala Umang Umesh Umika Upasana Urmila Urvashi Urvi ' +
  'Vaibhav Vaidehi Vaishali Vaishnavi Vamsi Vanita Vanshika Vanya Vasant Vasanta Vasanth Vasanthi Vasudev Vasudha Vasuki ' +
  'Vasundhara Vedant Vedika Veena Venkat Venkatesh Venkateswara Vibha Vibhuti Vidur Vihaan Vihan Vijaya Vijayalakshmi ' +
  'Vikrant Vimala Vinaya Vineet Vineeta Vinita Vinutha Vipin Vipul Virender Vishaka Vishakha Vishwanath Vishwas ' +
  'Viswanathan Vivaan Vrinda Vritika Waman Warinder Yamini Yashaswini Yashika Yashoda Yashvi Yashwant Yatin Yogesh ' +
  'Yogita Yugandhar Yuvaan Yuvraj Zayyan Zehaan';

const AFRICAN =
  'Abayomi Abdoulaye Abeba Abebe Abena Abimbola Abiodun Abioye Abosede Achieng Adaeze Adanna Adaobi Adebayo Adebowale ' +
  'Adedayo Adekunle Ademola Adeola Adesola Adetokunbo Adewale Adjoa Adwoa Afua Aissatou Akinyi Akosua Akua Akwasi ' +
  'Alemayehu Alemu Aliko Amadou Ametefe Aminata Aminu Anyango Ashenafi Atieno Ayodele Ayomide Ayotunde Azubuike Babajide ' +
  'Babatunde Bamidele Bekele Belaynesh Bereket Berhane Birtukan Biruk Boubacar Bukola Busisiwe Cheikh Chiamaka Chidi ' +
  'Chidiebere Chidinma Chiedu Chiemeka Chigozie Chijioke Chika Chikondi Chimamanda Chinedu Chinelo Chinenye Chinua ' +
  'Chinwe Chioma Chipo Chukwudi Chukwuemeka Chukwuma Damilola Dawit Demba Derartu Dikembe Djeneba Ebele Ebere Efua Ejike ' +
  'Ekene Emeka Eniola Enyinnaya Eyob Ezinne Fasil Fatou Fatoumata Femi Feyisa Fikadu Fikre Folake Folashade Funke ' +
  'Funmilayo Gachanja Getachew Girma Habtamu Hailemariam Hirut Ibrahima Idrissa Ifeanyi Ifeoma Ifeyinwa Ijeoma Ikechukwu ' +
  'Ikenna Iniobong Iyabo Jelani Jomo Kadiatou Kagiso Kamau Kebede Kefilwe Kelechi Kenenisa Khadra Kidist Kipchoge ' +
  'Kiplagat Kofi Kojo Kwabena Kwadwo Kwaku Kwame Kwasi Kweku Lebohang Lemlem Lerato Letlhogonolo Lindiwe Lungile Lwazi ' +
  'Mamadi Mamadou Mandla Mariama Mekdes Mekonnen Melaku Meseret Mesfin Modou Moussa Mpho Mthunzi Mulugeta Munashe Mwangi ' +
  'Ndeye Ndidi Ngozi Njeri Njoroge Nkechi Nkemdilim Nkosana Nkosazana Nnamdi Nneka Nobuhle Nokuthula Nomsa Nomvula ' +
  'Nonhlanhla Nosipho Nthabiseng Ntombi Ntombizodwa Nwanneka Nyambura Nyasha Obiageli Obinna Ochieng Odhiambo Okechukwu ' +
  'Olabisi Oladele Oladipo Olamide Olanrewaju Olayinka Oluchi Olufemi Olufunke Olumide Oluwaseun Oluwaseyi Oluwatobi ' +
  'Omolara Onyeka Onyekachi Opeyemi Osagie Otieno Oumar Oumou Ousmane Palesa Refilwe Rethabile Rotimi Salif Sefu Sekai ' +
  'Sekou Selamawit Seun Seydou Sibongile Sibusiso Sifiso Sindisiwe Siphiwe Sipho Sisay Siyabonga Souleymane Tadesse ' +
  'Tafadzwa Taiwo Tariro Tatenda Tawanda Temitope Tendai Tesfaye Tewodros Thabo Thandeka Thandi Thandiwe Themba Thembi ' +
  'Thoko Thulani Thuli Tigist Titilayo Tobechukwu Tochukwu Tolulope Tonderai Tsegaye Tsepo Tshepo Tumelo Uche Uchenna ' +
  'Ugochi Ugochukwu Ugonna Unathi Uzoamaka Uzoma Vusi Wairimu Wambui Wangari Wanjiku Wanjiru Wole Workneh Xolani Yemi ' +
  'Yetunde Yewande Yohannes Yonas Zainabu Zandile Zanele Zawadi Zenebe Zodwa Zolani Zoleka';

const EAST_ASIAN =
  'Akari Akemi Akihiko Akihiro Akihito Akiko Akio Akira Althea Angelito Anong Apinya Arnel Arthit Asami Asep Asuka ' +
  'Atsuko Atsushi Ayaka Ayako Ayame Ayano Ayumi Ayumu Bambang Bayu Benigno Budiman Chaiwat Chanida Chenxi Chieko Chihiro ' +
  'Chikako Chiyo Chiyoko Chunhua Crisostomo Cuong Daichi Daiki Daisuke Dalisay Dedi Dodi Dongmei Efren Eiichi Eiji Eiko ' +
  'Emiko Endang Etsuko Eunji Faridah Fitri Fitria Fumiko Fumio Fuyuko Genji Goro Guifang Gunawan Guoqiang Hafizah Haiyan ' +
  'Hajime Halimah Hamidah Hanako Handoko Haneul Hanh Haoran Haoyu Hartono Haruka Haruki Haruko Haruna Haruo Haruto ' +
  'Hashim Hayato Hendra Heru Hidekazu Hideki Hideko Hideo Hideyuki Hieu Hikaru Hiroaki Hirofumi Hirokazu Hiroki Hiroko ' +
  'Hiromi Hironobu Hirotaka Hiroto Hiroyuki Hisako Hisao Hisashi Hitomi Hitoshi Hongmei Honoka Huimin Huyen Hyejin ' +
  'Hyunwoo Ichiro Isamu Isao Itsuki Jaehyun Jamaludin Jejomar Jianguo Jianhua Jianjun Jianping Jiayi Jihoon Jimin ' +
  'Jingjing Jiwon Jiwoo Jiyoung Joko Jovelyn Junho Junichi Junichiro Junjie Junko Junpei Kaede Kamaruddin Kanae Kanako ' +
  'Kanya Kaori Kaoru Kartika Kasumi Katsuhiko Katsumi Katsuo Katsuya Kayoko Kazue Kazuhiko Kazuhiro Kazuki Kazuko Kazumi ' +
  'Kazunori Kazuo Kazuya Kazuyuki Keigo Keiichi Keiji Keiko Keisuke Keita Kenichi Kenichiro Kensuke Kenta Kentaro Ketut ' +
  'Khairul Khanh Khoi Kimiko Kinuko Kittisak Kiyoko Kiyomi Kiyoshi Kohei Koichi Koji Kosuke Kotaro Kouki Kumiko Kunihiko ' +
  'Kunio Kyoko Kyosuke Ligaya Lihua Lijuan Liling Maaya Maiko Makiko Makoto Mamoru Manabu Manami Maricel Mariko Marites ' +
  'Marivic Masaaki Masahiko Masahiro Masaki Masako Masami Masanori Masao Masaru Masashi Masato Masatoshi Masayoshi ' +
  'Masayuki Masumi Maulana Mayu Mayuko Mayumi Megumi Meihua Meiling Mengyao Michiko Michio Mieko Mikako Mikio Minako ' +
  'Mingming Minho Minji Minjun Minoru Misaki Misako Mitsuhiro Mitsuko Mitsuo Mitsuru Miwa Miyako Miyoko Miyu Miyuki ' +
  'Mizuho Mizuki Momoka Momoko Motoko Mulyadi Mulyani Nagisa Nanako Nanami Naoki Naoko Naoto Naoya Naoyuki Narong ' +
  'Natsuki Natsuko Natsumi Nattapong Nengah Ngan Nghia Ngoc Nguyet Nhung Ningsih Niran Nittaya Nobuhiro Nobuko Nobuo ' +
  'Nobuyuki Noraini Norhayati Noriaki Noriko Norio Novita Nozomi Nuraini Nurhayati Nurul Nyoman Oanh Osamu Phuc Phuoc ' +
  'Phuong Pimchanok Pornthip Prasert Preecha Purnama Puspita Putri Putu Qingqing Quoc Quynh Rahayu Rahmat Ratih Reiko ' +
  'Reina Retno Reynante Rieko Rikako Riko Rini Rizalino Rizki Rizky Rodel Rohana Rosalinda Roslan Rosmah Rudi Ruolan ' +
  'Ruoxi Ryohei Ryoichi Ryoji Ryoko Ryosuke Ryota Ryotaro Ryuichi Ryuji Ryunosuke Sachiko Sadako Saeko Saiful Sakda ' +
  'Sakiko Saori Satoko Satomi Satoru Satoshi Sayaka Sayuri Seiichi Seiji Seojun Seoyeon Setiawan Setsuko Shahrul ' +
  'Shanshan Shigeki Shigeko Shigeo Shigeru Shihan Shiho Shingo Shinichi Shinji Shinobu Shinsuke Shinya Shiori Shizuka ' +
  'Shizuko Shohei Shoichi Shoji Shotaro Shuang Shuhei Shuichi Shuji Shunsuke Shusuke Siriporn Siti Siyu Somchai Sompong ' +
  'Somsak Somying Soojin Sosuke Suchart Sugeng Suhaimi Sukma Sulastri Sumiko Sunee Supaporn Supardi Suparman Supriyadi ' +
  'Suryadi Susanti Susanto Susilo Susumu Sutrisno Suzue Tadao Tadashi Taichi Taiki Takaaki Takahiro Takako Takao ' +
  'Takayuki Takehiko Takeo Takeru Takeshi Takuma Takumi Takuya Tamiko Tamotsu Tatsuo Tatsuya Taufik Teruko Teruo Tetsuo ' +
  'Tetsuya Thanawat Thien Thinh Thuong Thuy Tingting Tohru Tokiko Tomoaki Tomohiro Tomoka Tomoko Tomomi Tomonori Tomoya ' +
  'Tomoyuki Toru Toshiaki Toshihiko Toshiko Toshio Toshiro Toshiyuki Tsubasa Tsuneo Tsutomu Tsuyoshi Tuan Tuyen Tuyet ' +
  'Umeko Utami Uyen Vuong Wahyu Wakana Wanida Wataru Wati Wayan Weihao Weimin Weiwei Wenbo Wenjie Wenjing Wichai Widodo ' +
  'Wirat Woojin Wulan Xiaodong Xiaohong Xiaojun Xiaolan Xiaoli Xiaolin Xiaoling Xiaomei Xiaoming Xiaoping Xiaowei ' +
  'Xiaoyan Xinyi Xinyue Xiulan Xiuying Xueqin Yajun Yaling Yanan Yanping Yanti Yanto Yasuhiro Yasuko Yasunori Yasuo ' +
  'Yasushi Yasuyuki Yejin Yichen Yifan Yiming Yingying Yoichi Yoko Yongmei Yoshiaki Yoshie Yoshihiko Yoshihiro Yoshiki ' +
  'Yoshiko Yoshimi Yoshinori Yoshio Yoshito Yoshiyuki Yosuke Youko Yudi Yufei Yuhan Yuichi Yuichiro Yuji Yuka Yukari ' +
  'Yuki Yukihiro Yukiko Yukio Yuko Yulan Yuliana Yulianti Yumi Yumiko Yuming Yuna Yunfei Yuni Yuriko Yusuke Yuta Yutaka ' +
  'Yuting Yuto Yutong Yuuki Yuxuan Yuzuki Zainal Zainuddin Zhenhua Zhiqiang Zhiwei Zhiyuan Zihan Zihao Zixuan Zulkarnain ' +
  'Zulkifli';

const HEBREW_IRISH_WELSH =
  'Aengus Ailsa Aisling Aled Alun Amichai Amnon Anat Aneirin Angharad Anwen Aodhan Aoife Aonghas Arieh Assaf Avi Avigail ' +
  'Avigdor Avner Avraham Ayelet Bairbre Baruch Batya Bethan Binyamin Blaithin Boaz Branwen Brigid Buddug Caoimhe ' +
  'Caoimhin Carys Catrin Cerys Chaim Chana Chava Cillian Cliona Conall Dafna Dafydd Daithi Darragh Dearbhla Deirbhile ' +
  'Delyth Diarmuid Dilys Donal Donnacha Dror Eadaoin Ealasaid Efrat Ehud Eifion Eilis Eimear Eirlys Eitan Eithne Elad ' +
  'Eleri Eliezer Elisheva Eluned Emlyn Emrys Eoghan Euan Ewan Eytan Ffion Fiachra Fintan Fionn Gadi Galit Gearoid ' +
  'Gershon Gethin Gilad Glenys Grainne Gruffudd Gruffydd Gwenllian Gwilym Hadas Hadassah Haim Heledd Heulwen Huw Iain ' +
  'Iarlaith Iestyn Ieuan Ifan Ilan Ilana Iolo Itai Itzhak Keelin Kirsteen Laoise Liron Llewelyn Llinos Lorcan Lowri ' +
  'Mairi Malka Mared Matan Meabh Mefin Meinir Meirav Meirion Menachem Menna Mererid Miri Morag Mordechai Morven Moshe ' +
  'Muireann Murdo Myfanwy Naftali Naoise Nehama Nerys Nesta Niall Nissim Nitzan Noam Nuala Oded Ofer Ofra Oisin Omri ' +
  'Oonagh Orit Orlaith Orly Osian Osnat Owain Padraic Peadar Pinchas Pnina Rhian Rhodri Rhona Rhun Rhydian Riona Rivka ' +
  'Roni Ruairi Ruaridh Ruti Sadhbh Sarit Seamas Seamus Seonaid Shaul Shimon Shira Shlomit Shlomo Shmuel Shoshana ' +
  'Shulamit Sioned Siwan Smadar Sorcha Struan Tadhg Tegwen Tomer Tomos Treasa Tsipora Tudur Tzipi Tzvi Uriel Yaakov Yair ' +
  'Yehuda Yehudit Yigal Yishai Yitzhak Yoav Yochanan Yoel Yonatan Yoram Yosef Yossi Yuval Zeev Zehava Ziva Zvi';

export const FAR_GIVEN_NAMES: readonly string[] = [
  GREEK_BALTIC_SLAVIC,
  TURKIC_PERSIAN,
  ARABIC,
  INDIAN,
  AFRICAN,
  EAST_ASIAN,
  HEBREW_IRISH_WELSH,
];
