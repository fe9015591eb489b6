"""langchain-core as users write it: chains, models, retrievers, stores."""
from langchain_core.chat_history import InMemoryChatMessageHistory
from langchain_core.language_models import BaseChatModel
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import RunnableLambda, RunnableParallel, RunnablePassthrough
from langchain_core.vectorstores import InMemoryVectorStore, VectorStore


async def chain(model: BaseChatModel, retriever: BaseRetriever, store: VectorStore):
    prompt = ChatPromptTemplate.from_template("x")
    c = prompt | model | StrOutputParser()
    answer = c.ainvoke({})
    print(answer.upper())  # want coroutine-attribute "coroutine of 'ainvoke()' has no attribute 'upper'"
    for chunk in c.astream({}):  # want sync-for "async generator of 'astream()' is an asynchronous iterable; plain 'for' cannot iterate it"
        print(chunk)
    async for chunk in c.stream({}):  # want async-for-sync-iterable "generator of 'stream()' is a plain iterable; 'async for' cannot iterate it"
        print(chunk)
    await c.astream({})  # want await-async-generator "'await' cannot take async generator of 'astream()': iterate it with 'async for'"
    async for chunk in await c.astream({}):  # want await-async-generator "'await' cannot take async generator of 'astream()': iterate it with 'async for'"
        print(chunk)
    c.abatch([{}])[0]  # want coroutine-attribute "coroutine of 'abatch()' has no items"
    docs = retriever.ainvoke("x")
    for d in docs:  # want iterated-coroutine "coroutine of 'ainvoke()' cannot be iterated"
        print(d)
    print(docs[0].page_content)  # want coroutine-attribute "coroutine of 'ainvoke()' has no items"
    found = store.asimilarity_search("x")
    print(found[0])  # want coroutine-attribute "coroutine of 'asimilarity_search()' has no items"
    print((await model.ainvoke("x")).content, model.ainvoke("x").content)  # want coroutine-attribute "coroutine of 'ainvoke()' has no attribute 'content'"
    msg = await model.invoke("x")  # a miss: what says that it may give an awaitable
    await store.add_texts([])  # want await-non-awaitable "'add_texts()' returns list, which 'await' cannot take"
    store.aadd_documents([])  # want never-awaited "coroutine of 'aadd_documents()' is never awaited"
    r = RunnableLambda(lambda x: x)
    r.ainvoke(1)  # want never-awaited "coroutine of 'ainvoke()' is never awaited"
    p = RunnableParallel(a=r, b=RunnablePassthrough())
    print(p.ainvoke(1)["a"])  # want coroutine-attribute "coroutine of 'ainvoke()' has no items"
    h = InMemoryChatMessageHistory()
    h.aget_messages()[0]  # want coroutine-attribute "coroutine of 'aget_messages()' has no items"
    h.aadd_messages([])  # want never-awaited "coroutine of 'aadd_messages()' is never awaited"
    v = await InMemoryVectorStore.afrom_texts([], None)
    v.aadd_texts([])  # want never-awaited "coroutine of 'aadd_texts()' is never awaited"
    if model.ainvoke("x"):  # want coroutine-condition "coroutine of 'ainvoke()' is always true"
        pass
    results = [c.ainvoke({}) for _ in range(3)]
    print(results[0].upper(), msg)  # want coroutine-attribute "coroutine of 'ainvoke()' has no attribute 'upper'"
    len(c.abatch([]))  # want coroutine-in-place-of-result "coroutine of 'abatch()' is no value for 'len()'"


async def right_chain(model: BaseChatModel):
    chain = ChatPromptTemplate.from_template("x") | model | StrOutputParser()
    print((await chain.ainvoke({})).upper(), (await chain.abatch([{}]))[0])
    async for chunk in chain.astream({}):
        print(chunk)


async def right_store(retriever: BaseRetriever, store: VectorStore):
    for document in await retriever.ainvoke("x"):
        print(document.page_content)
    print((await store.asimilarity_search("x"))[0])


def right_plainly(model: BaseChatModel):
    chain = ChatPromptTemplate.from_template("x") | model
    print(chain.invoke({}), [*chain.stream({})])
