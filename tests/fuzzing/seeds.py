"""Inputs from which fuzzing starts: small files that hold each mark of their format once."""

MARKDOWN = """**海州日报**　**2024年3月6日**　**第2版 要闻**

---

## 三项措施同时推进
# **临河县冬灌用水少了两成**

*本报记者 林知远*

本报临河3月5日电 春耕时节，农机检修完成率 $9 5 . 6 \\%$ ，比上年提高。（下转第三版）

![](imgs/a.jpg)

<div style="text-align: center;">图为农机手在检修农机。 王小明摄</div>

<table><tr><td>水库</td><td colspan="2">库容</td></tr></table>
<!-- image -->
<|ref|>text<|/ref|><|det|>[[12, 34, 56, 78]]<|/det|>
> 引文　[链接](https://example.org/a_b)

| 甲 | 乙 |
|---|---|
| 1 | 2 |
"""
WRAPPED = """水渠通到家门口
　　本报沈阳3月5日电 水渠修好以后，
村里的水田多了三百亩，大家都说这件
事办得好。
种地要讲科学
　　近来看了几个村，很受启发。种地要
讲科学，也要讲节令，这两样都不能少，
少了一样就会减产。
"""
DUMP = "### 修好水渠之后\n王长河\n1990-10-19\n第4版(要闻)\n专栏：读者来信\n\n　　修好水渠之后\n    水渠修好以后。\n"
CRAWLED = "\n秋收之后（田间论坛）\n\n 　　近来看了几个村。\n　　秋收以后，各村忙着修渠。\n"
SHENBAO = (
    "# 1880 - 151 - 0000001\n\nPage 1\n\n[論浚河事] [  續前]  \n　　西鄉小河淤塞已久　農人苦之 \n\nPage 2\n\n"
    "惟船戶酌量津貼云 \n[義塾開課] ○本邑義塾定於十五日開課 \n"
)
TITLED = "夜校开到山里\n2024-03-06 08:15  来源：海州日报  作者：王长河\n\n教员是回乡的中学生。\n"
TOML = '+++\ntitle = "夜校"\ndate = 1957-03-08\n+++\n\n夜校\n\n教员是回乡的中学生。\n'
FIELDS = (
    "标题：县里开办夜校\n作者：王长河\n报纸：东北日报\n日期：1990-10-19\n版次：第4版\n正文：\n    本县今年开办夜校。\n"
)
CLIPPINGS = (
    "县里开办夜校\n东北日报 | 1990-10-19 | 報章 | A04 | 要闻 | By 王长河\n\n本县今年开办夜校。\n\n"
    "文章編號: 199010190040023\n______\n"
)
FRONT = '---\ntitle: "鄉郊小學"\ndate: 2018-03-08\n---\n\n# 鄉郊小學\n\n校長表示學生反應熱烈。\n'
HTML = (
    '<html><head><title>县里开办夜校-海州日报电子版</title></head><body><div class="article"><h3>引题——</h3>'
    '<h1><p>县里开办夜校</p></h1><h2>——副题</h2><p class="sec">本报记者 王长河《人民日报》（2026年08月03日 第 04 版）'
    "</p>"
    "<table><tr><td><img src=a.jpg></td><td>图为现场。张三摄</td></tr></table><div id=ozoom><p>本报北京8月2日电 （记者"
    "刘泉）正文说冬闲时节读书忙。</p><figure><img src=b.png><figcaption>图说</figcaption></figure></div>"
    "</div></body></html>"
)
MHTML = (
    'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\nSnapshot-Content-Location: https://example.org/a.html'
    "\n\n--b\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" + HTML + "\n--b--\n"
)
FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>海州日报</title><item><title>[02版：要闻] 水渠</title>'
    "<link>https://example.org/2024-03-06/2.html</link><category>要闻</category><pubDate>Wed, 06 Mar 2024 08:00 GMT"
    "</pubDate><description>&lt;p&gt;水渠修好以后。&lt;/p&gt;</description><enclosure url='a.jpg' type='image/jpeg'/>"
    "</item></channel></rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>海州日报</title><entry><title type="html">水渠&amp;nbsp;</title>'
    '<link href="https://example.org/1"/><author><name>王长河</name></author><updated>2024-03-06</updated>'
    '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>水渠修好以后。</p></div></content></entry></feed>'
)
XHTML = f'<html xmlns="http://www.w3.org/1999/xhtml">{HTML[6:]}'.replace("<img src=a.jpg>", "")
OPF = (
    '<?xml version="1.0" encoding="utf-8"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>海州日报 2024年3月6日</dc:title></metadata><manifest><item '
    'id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>'
)
RECORDS = (
    {"title": "县里开办夜校", "content": "本县今年开办夜校三十所。", "date": "2024-03-06", "page": "2"},
    {"newspaper": "海州日报", "stories": [{"headline": "修好水渠之后", "paragraphs": ["水田多了三百亩。"]}]},
)

WORD = """<w:document xmlns:w="w" xmlns:r="r" xmlns:a="a"><w:body>
<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>春耕开始</w:t></w:r></w:p>
<w:p><w:r><w:rPr><w:b/><w:sz w:val="32"/></w:rPr><w:t>本报记者 林知远</w:t><w:br w:type="page"/></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>县</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>
<w:p><w:r><w:drawing><a:blip r:embed="rId1"/></w:drawing></w:r></w:p>
<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>图为田间。</w:t></w:r></w:p><w:sectPr/></w:body></w:document>"""
WORD_STYLES = """<w:styles xmlns:w="w">
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>
<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>"""

TABLE = (
    "标题,版次,日期,作者,正文,备注\n"
    '灯火亮到村口,04:要闻,2024-03-06,王长河,"冬闲时节，各村灯火通明。\n　　大家读书的劲头很足。",手工录入\n'
    "渠水进了田,第4版,2024年3月6日,,<p>水渠修好以后，村里的水田多了三百亩。</p>,\n"
)
RIS = (
    "TY  - NEWS\nTI  - 灯火亮到村口\nAU  - 王长河\nJO  - 海州日报\nPY  - 2024/03/06\n"
    "AB  - 冬闲时节，各村灯火通明。\nER  - \n\nTY  - NEWS\nTI  - 渠水进了田\nER  - \n"
)
RECOGNISED = (
    '[{"type": "text", "text": "春耕开始", "text_level": 1, "bbox": [1, 2, 3, 4], "page_idx": 0}, {"type": "image", '
    '"img_path": "a.png", "image_caption": ["图为田间。"], "page_idx": 0}]',
    '{"pdf_info": [{"page_idx": 0, "para_blocks": [{"type": "title", "level": 1, "lines": [{"spans": [{"type": "text", '
    '"content": "春耕开始", "score": 0.9}]}]}], "discarded_blocks": []}]}',
    '{"parsing_res_list": [{"block_label": "doc_title", "block_content": "春耕开始", "block_bbox": [1, 2, 3, 4]}]}',
    '{"schema_name": "DoclingDocument", "body": {"children": [{"$ref": "#/texts/0"}]}, "texts": [{"label": "text", '
    '"text": "春耕开始", "prov": [{"page_no": 1, "bbox": {"l": 1, "t": 2, "r": 3, "b": 4}}]}]}',
    '{"children": [{"id": "/page/0/Text/1", "block_type": "Text", "html": "<p>春耕开始</p>", "bbox": [1, 2, 3, 4]}]}',
)
ALTO = """<?xml version="1.0" encoding="UTF-8"?><alto xmlns="http://www.loc.gov/standards/alto/ns-v4#">
<Styles><TextStyle ID="T1" FONTSIZE="9"/><TextStyle ID="T2" FONTSIZE="28"/></Styles>
<Tags><LayoutTag ID="c" LABEL="caption"/></Tags>
<Layout><Page PRINTED_IMG_NR="3">
<TopMargin><TextBlock><TextLine><String CONTENT="临河日报"/></TextLine></TextBlock></TopMargin><PrintSpace>
<TextBlock STYLEREFS="T2"><TextLine><String CONTENT="春耕"/><SP/><String CONTENT="开始" WC="0.8"/></TextLine>
</TextBlock><Illustration HPOS="1" VPOS="2" WIDTH="3" HEIGHT="4"/><TextBlock STYLEREFS="T1" TAGREFS="c"><TextLine>
<String CONTENT="irri" SUBS_TYPE="HypPart1" SUBS_CONTENT="irrigation"/><HYP/></TextLine></TextBlock>
</PrintSpace></Page></Layout></alto>"""
